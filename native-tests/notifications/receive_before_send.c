/* ReceiveResponse on a request that was never sent: REQUEST_ERROR in asynchronous mode, FALSE in synchronous. */
#include "check.h"
#include "recorded.h"
#include "refusing_port.h"

static struct recorded get;

static const struct trace_step expected_asynchronous[] = {
    CALL("WinHttpReceiveResponse"),
    STEP(REQUEST_ERROR,  FAILURE_IS(API_RECEIVE_RESPONSE, ERROR_WINHTTP_INCORRECT_HANDLE_STATE), ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_synchronous[] = {
    CALL("WinHttpReceiveResponse"),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_CALLER),
};

int main(void)
{
    unsigned short port = refusing_port();

    get = recorded_get(ASYNCHRONOUS, port);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    AWAIT(REQUEST_ERROR);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_asynchronous);

    trace_clear(&seen);
    get = recorded_get(SYNCHRONOUS, port);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_synchronous);
    return 0;
}
