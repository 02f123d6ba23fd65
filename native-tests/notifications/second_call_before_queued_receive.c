/*
 * A ReceiveResponse that was accepted while the send was pending is the pending operation from then on: inside
 * SENDREQUEST_COMPLETE, before it has begun, every other call is refused. It succeeds as if nobody had asked.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "refused_calls.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

static struct recorded post;
static char body[4] = "body";

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, request, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_REQUEST_SENT) {
        CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(request, NULL)));
        CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    } else if (status == WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE) {
        refused_calls_and_receive(request);
    }
}

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    STEP(SENDING_REQUEST,      NO_PAYLOAD,               ON_ANY),
    STEP(REQUEST_SENT,         NUMBER_ANY,               ON_ANY),
    CALL("WinHttpReceiveResponse"),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(body, 1),       ON_ANY),
    CALL("WinHttpWriteData"),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,               ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&post.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    post = recorded_get_with(ASYNCHRONOUS, server.port, on_status);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(post.request, NULL, 0, body, 1, sizeof body, 0)));
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&post);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
