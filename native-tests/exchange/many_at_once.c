/* Fifty asynchronous requests under way at the same time, each with a connection and a response of its own. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "script.h"
#include "text.h"

enum { REQUESTS = 50 };

/* No response before all requests are there. */
static const char script[] =
    "connection\n"
    "receive head\n"
    "wait all\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789");

struct download {
    char body[16];
    int is_closed;           /* under the monitor */
};

static struct download downloads[REQUESTS];

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct download *download = (struct download *)context;
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        CHECK(WinHttpReceiveResponse(request, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK(WinHttpReadData(request, download->body, 10, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        CHECK(info == download->body);
        CHECK_EQ(length, 10);
        CHECK(WinHttpCloseHandle(request));
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        monitor_enter();
        download->is_closed++;
        monitor_wake();
        monitor_leave();
        break;
    default:
        CHECK_EQ(status, 0);
        break;
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, WINHTTP_FLAG_ASYNC);
    HINTERNET connection = WinHttpConnect(session, W("127.0.0.1"), server.port, 0);
    uint64_t deadline = clock_ms() + 20000;
    unsigned at;

    for (at = 0; at < REQUESTS; at++) {
        HINTERNET request = WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0);
        CHECK(request != NULL);
        CHECK(WinHttpSetStatusCallback(request, on_status,
            WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, 0) == NULL);
        CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, (DWORD_PTR)&downloads[at]));
    }
    loopback_await_connections(&server, REQUESTS);
    loopback_open_gate(&server, "all");
    for (at = 0; at < REQUESTS; at++) {
        monitor_enter();
        while (!downloads[at].is_closed && clock_ms() < deadline) {
            monitor_wait(deadline);
        }
        CHECK_EQ(downloads[at].is_closed, 1);
        monitor_leave();
        CHECK(memcmp(downloads[at].body, "0123456789", 10) == 0);
    }
    CHECK_EQ(loopback_connections(&server), REQUESTS);
    CHECK_SUCCEEDS(WinHttpCloseHandle(connection));
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
