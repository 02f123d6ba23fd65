/*
 * A server that leaves in the middle of an upload, as those do that find it too long, cuts a large write in two: a part
 * is sent, the rest meets a reset. That is a lost connection and no timeout.
 */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "text.h"
#include "trace.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "receive 100000\n"
    "close\n";

enum { PIECE = 1 << 20, PIECES = 64, ROUNDS = 5, PATIENCE_MS = 20000 };

static char piece[PIECE];
static struct trace seen;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

static DWORD write_synchronous(HINTERNET request)
{
    DWORD written;
    int i;

    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, PIECE * PIECES, 0));
    for (i = 0; i < PIECES; i++) {
        if (!WinHttpWriteData(request, piece, PIECE, &written)) {
            return GetLastError();
        }
        CHECK_EQ(written, PIECE);
    }
    return 0;
}

static DWORD write_asynchronous(HINTERNET request)
{
    int i;

    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, PIECE * PIECES, 0));
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE, PATIENCE_MS);
    for (i = 0; i < PIECES; i++) {
        struct trace_entry end;
        CHECK(WinHttpWriteData(request, piece, PIECE, NULL));
        end = trace_wait(&seen, WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE | WINHTTP_CALLBACK_STATUS_REQUEST_ERROR, PATIENCE_MS);
        if (end.status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR) {
            CHECK_EQ(end.payload.operation, API_WRITE_DATA);
            return end.payload.number;
        }
        CHECK_EQ(end.payload.number, PIECE);
    }
    return 0;
}

int main(void)
{
    struct loopback server = loopback_start(script);
    int is_asynchronous, round;

    for (is_asynchronous = 0; is_asynchronous < 2; is_asynchronous++) {
        HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL,
            is_asynchronous ? WINHTTP_FLAG_ASYNC : 0);
        HINTERNET connection = WinHttpConnect(session, W("127.0.0.1"), server.port, 0);

        for (round = 0; round < ROUNDS; round++) {
            HINTERNET request = WinHttpOpenRequest(connection, W("PUT"), W("/"), NULL, NULL, NULL, 0);
            uint64_t start = clock_ms();

            CHECK(request != NULL);
            if (is_asynchronous) {
                CHECK(WinHttpSetStatusCallback(request, on_status,
                    WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0)
                    != WINHTTP_INVALID_STATUS_CALLBACK);
            }
            CHECK_EQ(is_asynchronous ? write_asynchronous(request) : write_synchronous(request),
                ERROR_WINHTTP_CONNECTION_ERROR);
            CHECK(clock_ms() - start < PATIENCE_MS); /* the send timeout is 30 s */
            CHECK(WinHttpCloseHandle(request));
            if (is_asynchronous) {
                trace_wait(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, PATIENCE_MS);
            }
        }
        CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
