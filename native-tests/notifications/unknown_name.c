/* RFC 6761, section 6.4: names under "invalid" do not exist. 12007 after RESOLVING_NAME, in both modes. */
#include "check.h"
#include "recorded.h"
#include "text.h"

static struct recorded get;

static const struct trace_step expected_asynchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME, TEXT_IS("something.invalid"), ON_ANY),
    STEP(REQUEST_ERROR,  FAILURE_IS(API_SEND_REQUEST, ERROR_WINHTTP_NAME_NOT_RESOLVED), ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request),      ON_ANY),
};

static const struct trace_step expected_synchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME, TEXT_IS("something.invalid"), ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request),      ON_CALLER),
};

int main(void)
{
    get = recorded_host(ASYNCHRONOUS, W("something.invalid"), 80);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    /* The resolver may first have to find out that the machine has no network. */
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR, 25000);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_asynchronous);

    trace_clear(&seen);
    get = recorded_host(SYNCHRONOUS, W("something.invalid"), 80);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)), ERROR_WINHTTP_NAME_NOT_RESOLVED);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_synchronous);
    return 0;
}
