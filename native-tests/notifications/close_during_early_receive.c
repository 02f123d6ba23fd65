/*
 * Closing while a send waits for a silent server and a ReceiveResponse waits for the send: 12017 for both, then
 * HANDLE_CLOSING.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait never\n";

static struct recorded get;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    CALL("WinHttpReceiveResponse"),
    CALL("WinHttpCloseHandle"),
    STEP(REQUEST_ERROR,  FAILURE_IS(API_SEND_REQUEST, ERROR_WINHTTP_OPERATION_CANCELLED), ON_ANY),
    STEP(REQUEST_ERROR,  FAILURE_IS(API_RECEIVE_RESPONSE, ERROR_WINHTTP_OPERATION_CANCELLED), ON_ANY),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);
    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(REQUEST_SENT);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
