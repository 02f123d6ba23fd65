/* "localhost" is ::1 when somebody listens there. */
#include "check.h"
#include "has_ipv6.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

static struct recorded get;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,       TEXT_IS("localhost"),    ON_ANY),
    STEP(NAME_RESOLVED,        TEXT_IS("::1"),          ON_ANY),
    STEP(CONNECTING_TO_SERVER, TEXT_IS("::1"),          ON_ANY),
    STEP(CONNECTED_TO_SERVER,  TEXT_IS("::1"),          ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server;
    if (!has_ipv6()) {
        SKIP("this machine has no ::1");
    }
    server = loopback_start_at("localhost", script);
    get = recorded_host(ASYNCHRONOUS, W("localhost"), server.port);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
