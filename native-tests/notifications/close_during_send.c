/* Closing while SendRequest waits for a silent server: 12017 for the send, then HANDLE_CLOSING, at once. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait never\n";

static struct recorded get;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(REQUEST_ERROR,  FAILURE_IS(API_SEND_REQUEST, ERROR_WINHTTP_OPERATION_CANCELLED), ON_ANY),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(REQUEST_SENT);
    loopback_await_received(&server, 0, 1);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
