/*
 * While a send is pending everything but one ReceiveResponse is refused, which is accepted and waits (see
 * receive_from_request_sent.c). The send completes once, as if nobody had asked.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "refused_calls.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait answer\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

static struct recorded get;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    CALL("WinHttpSendRequest"),
    CALL("WinHttpWriteData"),
    CALL("WinHttpQueryDataAvailable"),
    CALL("WinHttpReadData"),
    CALL("WinHttpReceiveResponse"),
    CALL("WinHttpReceiveResponse"),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_OTHER),
    RECEIVE_STEPS(ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,         ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(REQUEST_SENT);
    refused_calls(get.request);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    loopback_open_gate(&server, "answer");
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
