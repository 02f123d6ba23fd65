/* The pool belongs to the process: a session of the other mode, opened when the first is closed, uses its connection. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

static struct recorded get;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    STEP(SENDING_REQUEST,    NO_PAYLOAD,              ON_CALLER),
    STEP(REQUEST_SENT,       NUMBER_ANY,              ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE, NO_PAYLOAD,              ON_CALLER),
    STEP(RESPONSE_RECEIVED,  NUMBER_ANY,              ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,     HANDLE_IS(&get.request), ON_CALLER),
};

int main(void)
{
    struct loopback server = loopback_start(script);

    get = recorded_get(ASYNCHRONOUS, server.port);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    recorded_close(&get);
    trace_clear(&seen);

    get = recorded_get(SYNCHRONOUS, server.port);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
