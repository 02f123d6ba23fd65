/*
 * A SendRequest that fails at once has stored its context all the same, for HANDLE_CLOSING: programs free what it
 * points to there, and would otherwise free nothing, or something else.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "refusing_port.h"
#include "text.h"

static struct recorded get;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_CALLER),
};

int main(void)
{
    unsigned short port = refusing_port();
    enum call_mode mode;
    char body = 0;

    EACH_MODE(mode) {
        /* More of the body at once than in all. */
        get = recorded_get(mode, port);
        CHECK_FAILS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, &body, 1, 0, 55)), ERROR_INVALID_PARAMETER);
        recorded_close(&get);
        CHECK_TRACE(&seen, expected);
        CHECK_EQ(trace_get(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, 0).context, 55);
        trace_clear(&seen);

        /* No header. */
        get = recorded_get(mode, port);
        CHECK_FAILS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, W("no colon"), (DWORD)-1, NULL, 0, 0, 66)),
            ERROR_INVALID_PARAMETER);
        recorded_close(&get);
        CHECK_TRACE(&seen, expected);
        CHECK_EQ(trace_get(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, 0).context, 66);
        trace_clear(&seen);
    }

    /* Refused by the server: all that comes carries it. */
    get = recorded_get(ASYNCHRONOUS, port);
    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 77));
    CHECK_EQ(AWAIT(RESOLVING_NAME).context, 77);
    CHECK_EQ(AWAIT(REQUEST_ERROR).context, 77);
    recorded_close(&get);
    CHECK_EQ(trace_get(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, 0).context, 77);
    return 0;
}
