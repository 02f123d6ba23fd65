/* While ReceiveResponse is pending every other operation is refused; it completes once, as if nobody had asked. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "refused_calls.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204")
    "wait rest\n"
    SEND(" No Content\r\n\r\n");

static struct recorded get;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    CALL("WinHttpSendRequest"),
    CALL("WinHttpWriteData"),
    CALL("WinHttpQueryDataAvailable"),
    CALL("WinHttpReadData"),
    CALL("WinHttpReceiveResponse"),
    STEP(RESPONSE_RECEIVED,    NUMBER_ANY,         ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,         ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    refused_calls_and_receive(get.request);
    loopback_open_gate(&server, "rest");
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
