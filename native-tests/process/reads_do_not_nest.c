/* A program that reads on from within READ_COMPLETE: the stack stays bounded, however much is there to be read. */
#include <stdint.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"

enum { BODY_BYTES = 200000, MAX_DEPTH = 3, MAX_STACK_BYTES = 64 * 1024 };

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n")
    SEND_REPEAT(20000, "0123456789");

static _Thread_local int depth;
static _Thread_local uintptr_t outermost;

static char next_byte;
static unsigned received, wrong, too_deep;
static int is_over; /* guarded by the monitor */

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    char here;
    uintptr_t address = (uintptr_t)&here;
    (void)context;
    (void)info;

    if (depth++ == 0) {
        outermost = address;
    }
    if (depth > MAX_DEPTH || outermost - address > MAX_STACK_BYTES) {
        too_deep++;
    }
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        CHECK(WinHttpReceiveResponse(request, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        if (length == 0) {
            CHECK(WinHttpCloseHandle(request));
            break;
        }
        wrong += next_byte != (char)('0' + received % 10);
        received++;
        /* fall through */
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK(WinHttpReadData(request, &next_byte, 1, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        monitor_enter();
        is_over = 1;
        monitor_wake();
        monitor_leave();
        break;
    default:
        CHECK(status != WINHTTP_CALLBACK_STATUS_REQUEST_ERROR);
        break;
    }
    depth--;
}

int main(void)
{
    struct loopback server = loopback_start(script);
    HINTERNET request = exchange_request(exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server.port), NULL);
    uint64_t deadline = clock_ms() + 20000;

    CHECK(WinHttpSetStatusCallback(request, on_status,
        WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    monitor_enter();
    while (!is_over) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
    CHECK_EQ(received, BODY_BYTES);
    CHECK_EQ(wrong, 0);
    CHECK_EQ(too_deep, 0);
    loopback_stop(&server);
    return 0;
}
