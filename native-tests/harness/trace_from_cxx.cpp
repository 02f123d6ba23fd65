// The support library is for C++ tests too.
#include "check.h"
#include "loopback.h"
#include "text.h"
#include "trace_steps.h"

static struct trace seen;
static char object;
static HINTERNET request = &object;

static const struct trace_step expected[] = {
    CALL("connect"),
    STEP(CONNECTED_TO_SERVER, TEXT_IS("::1"), ON_CALLER),
    STEP_OPTIONAL(REQUEST_SENT, NUMBER_IS(1), ON_ANY),
    STEP(HANDLE_CLOSING, HANDLE_IS(&request), ON_OTHER),
};

static HINTERNET connect()
{
    trace_add(&seen, request, 0, WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER, W("::1"), 4);
    return request;
}

int main()
{
    CHECK(TRACE_OPEN(&seen, connect()) == request);
    trace_add(&seen, request, 0, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, &request, sizeof request);
    CHECK_TRACE(&seen, expected);
    CHECK_WIDE(W("same"), W("same"));

    struct loopback server = loopback_start("connection\n" SEND("a" "b"));
    CHECK_EQ(loopback_connections(&server), 0);
    loopback_stop(&server);
    return 0;
}
