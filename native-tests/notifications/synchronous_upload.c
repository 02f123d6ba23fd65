/* An upload in parts, synchronously: WriteData notifies nothing. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

static struct recorded post;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("WinHttpWriteData"),
    CALL("WinHttpWriteData"),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&post.request), ON_CALLER),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    DWORD count = 0;
    post = recorded_verb(SYNCHRONOUS, server.port, W("POST"));

    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(post.request, NULL, 0, NULL, 0, 5, 0)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpWriteData(post.request, "abc", 3, &count)));
    CHECK_EQ(count, 3);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpWriteData(post.request, "de", 2, &count)));
    CHECK_EQ(count, 2);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(post.request, NULL)));
    recorded_close(&post);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
