/*
 * MAX_CONNS_PER_SERVER limits how many connections a session has to one server at the same time: further requests
 * wait, go out in the order in which they were sent, and all are answered. 0 makes the limit 2.
 */
#include <stdio.h>

#include "check.h"
#include "loopback.h"
#include "numbers.h"
#include "open_handles.h"
#include "trace.h"

enum { REQUESTS = 7 };

/* Connections stay open, so that any beyond the limit would show in the count at the end. */
static const char script[] =
    "connection\n"
    "receive head\n"
    "wait answers\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 0\r\n\r\n")
    "loop\n";

static struct trace *seen;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(seen, request, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE) {
        CHECK(WinHttpReceiveResponse(request, NULL));
    }
}

static void check_limit(DWORD set, unsigned limit)
{
    static struct trace traces[3];
    static int used;
    struct loopback server = loopback_start(script);
    struct open_handles handles = open_handles(WINHTTP_FLAG_ASYNC, server.port);
    HINTERNET requests[REQUESTS];
    DWORD_PTR at;

    seen = &traces[used++];
    CHECK_SUCCEEDS(set_number(handles.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER, set));
    CHECK_EQ(number_of(handles.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER), limit);
    CHECK(WinHttpSetStatusCallback(handles.connect, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0) == NULL);
    for (at = 0; at < REQUESTS; at++) {
        requests[at] = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
        CHECK(WinHttpSendRequest(requests[at], NULL, 0, NULL, 0, 0, at + 1));
    }
    loopback_await_connections(&server, limit);
    CHECK_EQ(trace_count(seen, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE), 0);
    loopback_open_gate(&server, "answers");
    trace_wait_count(seen, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE, REQUESTS, 20000);
    CHECK_EQ(loopback_connections(&server), limit);
    CHECK_EQ(trace_count(seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR), 0);
    if (limit == 1) {
        for (at = 0; at < REQUESTS; at++) {
            CHECK_EQ(trace_get(seen, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE, at).context, at + 1);
        }
    }
    for (at = 0; at < REQUESTS; at++) {
        CHECK_SUCCEEDS(WinHttpCloseHandle(requests[at]));
    }
    close_handles(&handles);
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    CHECK_EQ(number_of(handles.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER), 0xFFFFFFFF);
    close_handles(&handles);
    check_limit(1, 1);
    check_limit(3, 3);
    check_limit(0, 2);
    return 0;
}
