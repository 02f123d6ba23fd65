/* "localhost" tries ::1, where nobody listens on this port, and then 127.0.0.1. The name is not asked for twice. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    "close\n";

static struct recorded get;

/* The machine may have no IPv6 at all: then the steps with ::1 are missing. */
static const struct trace_step expected_synchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,                TEXT_IS("localhost"),    ON_CALLER),
    STEP(NAME_RESOLVED,                 TEXT_ANY,                ON_CALLER),
    STEP_OPTIONAL(CONNECTING_TO_SERVER, TEXT_IS("::1"),          ON_CALLER),
    STEP(CONNECTING_TO_SERVER,          TEXT_IS("127.0.0.1"),    ON_CALLER),
    STEP(CONNECTED_TO_SERVER,           TEXT_IS("127.0.0.1"),    ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,                HANDLE_IS(&get.request), ON_CALLER),
};

static const struct trace_step expected_asynchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,                TEXT_IS("localhost"),    ON_ANY),
    STEP(NAME_RESOLVED,                 TEXT_ANY,                ON_ANY),
    STEP_OPTIONAL(CONNECTING_TO_SERVER, TEXT_IS("::1"),          ON_ANY),
    STEP(CONNECTING_TO_SERVER,          TEXT_IS("127.0.0.1"),    ON_ANY),
    STEP(CONNECTED_TO_SERVER,           TEXT_IS("127.0.0.1"),    ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE,          BUFFER_IS(NULL, 0),      ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,                HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);

    get = recorded_host(SYNCHRONOUS, W("localhost"), server.port);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_synchronous);

    trace_clear(&seen);
    get = recorded_host(ASYNCHRONOUS, W("localhost"), server.port);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_asynchronous);
    loopback_stop(&server);
    return 0;
}
