/*
 * ASSURED_NON_BLOCKING_CALLBACKS: an exchange whose bytes are always there already, and whose callbacks read on and on, leaves
 * the threads that it is on to others now and then: they end while it goes on.
 */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"

/* More others than the library has threads for sockets. */
enum { OTHERS = 16, STARTED = 1000, LIMIT_MS = 30000 };

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 16000000\r\n\r\n")
    SEND_REPEAT(1600000, "0123456789")
    "hold\n"
    EXCHANGE_SCRIPT;

static char next_byte;
static unsigned received;
static int has_started, may_end, has_ended, is_over; /* guarded by the monitor */

static int is_to_end(void)
{
    int end;

    monitor_enter();
    has_started = received >= STARTED;
    end = may_end;
    if (has_started) {
        monitor_wake();
    }
    monitor_leave();
    return end;
}

static void note(int *what)
{
    monitor_enter();
    *what = 1;
    monitor_wake();
    monitor_leave();
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)context;
    (void)info;
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        CHECK(WinHttpReceiveResponse(request, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        received += length;
        if (length == 0) {
            note(&has_ended);
        }
        if (length == 0 || is_to_end()) {
            CHECK(WinHttpCloseHandle(request));
            break;
        }
        /* fall through */
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK(WinHttpReadData(request, &next_byte, 1, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        note(&is_over);
        break;
    default:
        CHECK(status != WINHTTP_CALLBACK_STATUS_REQUEST_ERROR);
        break;
    }
}

static void await(const int *what)
{
    uint64_t deadline = clock_ms() + LIMIT_MS;

    monitor_enter();
    while (!*what) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
}

int main(void)
{
    static struct exchange others[OTHERS];
    struct loopback server = loopback_start(script);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC), connection, request;
    BOOL promise = TRUE;
    int i;

    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS, &promise, sizeof promise));
    connection = exchange_connect(session, server.port);
    request = exchange_request(connection, NULL);
    CHECK(WinHttpSetStatusCallback(request, on_status,
        WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    await(&has_started);

    for (i = 0; i < OTHERS; i++) {
        exchange_begin(&others[i], connection);
    }
    for (i = 0; i < OTHERS; i++) {
        exchange_await(&others[i]);
    }
    monitor_enter();
    CHECK(!has_ended);
    may_end = 1;
    monitor_leave();
    await(&is_over);
    CHECK_SUCCEEDS(WinHttpCloseHandle(connection));
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    loopback_stop(&server);
    return 0;
}
