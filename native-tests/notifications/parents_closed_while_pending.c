/* Session and connect handle closed while the request waits for its response: it gets it. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait answer\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

static struct recorded get;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    CALL("WinHttpCloseHandle"),
    CALL("WinHttpCloseHandle"),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_OTHER),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);
    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(REQUEST_SENT);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(get.client.connection)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(get.client.session)));
    loopback_open_gate(&server, "answer");
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(get.request)));
    AWAIT(HANDLE_CLOSING);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
