/* Inside REDIRECT the program looks at the response that redirects: headers, body, both at once and on that thread. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 307 Over There\r\nX-Hop: one\r\nLocation: /next\r\nContent-Length: 10\r\n\r\n0123456789")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "loop\n";

static enum call_mode mode;
static size_t looked;

static void check_header(HINTERNET request, DWORD level, const char *expected)
{
    char *value = legs_header(request, level);
    CHECK_TEXT(value, expected);
    free(value);
}

/* What the completion of the last call inside the callback says, which has come already. */
static DWORD completed(DWORD status)
{
    size_t count = trace_count(&seen, status);
    CHECK(count > 0);
    return status == WINHTTP_CALLBACK_STATUS_READ_COMPLETE
        ? trace_get(&seen, status, count - 1).payload.length
        : trace_get(&seen, status, count - 1).payload.number;
}

static DWORD read_inside(HINTERNET request, char *buffer, DWORD capacity)
{
    DWORD count = 77;
    CHECK_SUCCEEDS(WinHttpReadData(request, buffer, capacity, mode == SYNCHRONOUS ? &count : NULL));
    return mode == SYNCHRONOUS ? count : completed(WINHTTP_CALLBACK_STATUS_READ_COMPLETE);
}

static DWORD available_inside(HINTERNET request)
{
    DWORD count = 77;
    CHECK_SUCCEEDS(WinHttpQueryDataAvailable(request, mode == SYNCHRONOUS ? &count : NULL));
    return mode == SYNCHRONOUS ? count : completed(WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE);
}

static void look(HINTERNET request)
{
    static char buffer[16];
    DWORD status = 0, size = sizeof status;

    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER,
        WINHTTP_HEADER_NAME_BY_INDEX, &status, &size, WINHTTP_NO_HEADER_INDEX));
    CHECK_EQ(status, 307);
    check_header(request, WINHTTP_QUERY_STATUS_TEXT, "Over There");
    check_header(request, WINHTTP_QUERY_LOCATION, "/next");
    check_header(request, WINHTTP_QUERY_CONTENT_LENGTH, "10");
    CHECK_EQ(available_inside(request), 10);
    CHECK_EQ(read_inside(request, buffer, 4), 4);
    CHECK(memcmp(buffer, "0123", 4) == 0);
    CHECK_EQ(available_inside(request), 6);
    CHECK_EQ(read_inside(request, buffer, sizeof buffer), 6);
    CHECK(memcmp(buffer, "456789", 6) == 0);
    CHECK_EQ(available_inside(request), 0);
    CHECK_EQ(read_inside(request, buffer, sizeof buffer), 0);
    /* The operation that the program waits for is still the one that receives. */
    CHECK_FAILS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_FAILS(WinHttpReceiveResponse(request, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    looked++;
}

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_REDIRECT) {
        look(handle);
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);

    EACH_MODE(mode) {
        struct recorded get = recorded_get_with(mode, server.port, on_status);
        char body[8];
        DWORD count = 0;

        looked = 0;
        CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
        if (mode == ASYNCHRONOUS) {
            AWAIT(SENDREQUEST_COMPLETE);
        }
        CHECK(WinHttpReceiveResponse(get.request, NULL));
        if (mode == ASYNCHRONOUS) {
            AWAIT(HEADERS_AVAILABLE);
        }
        CHECK_EQ(looked, 1);
        check_header(get.request, WINHTTP_QUERY_LOCATION, NULL);
        CHECK(WinHttpReadData(get.request, body, sizeof body, mode == SYNCHRONOUS ? &count : NULL));
        if (mode == ASYNCHRONOUS) {
            trace_wait_count(&seen, WINHTTP_CALLBACK_STATUS_READ_COMPLETE, 4, 10000);
            count = completed(WINHTTP_CALLBACK_STATUS_READ_COMPLETE);
        }
        CHECK_EQ(count, 3);
        CHECK(memcmp(body, "abc", 3) == 0);
        recorded_close(&get);
        trace_clear(&seen);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
