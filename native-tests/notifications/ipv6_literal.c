/* An IPv6 address as the server's name, with and without brackets: notified without, sent with them in Host. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "has_ipv6.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    "close\n";

static struct recorded get;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,       TEXT_IS("::1"),          ON_CALLER),
    STEP(NAME_RESOLVED,        TEXT_IS("::1"),          ON_CALLER),
    STEP(CONNECTING_TO_SERVER, TEXT_IS("::1"),          ON_CALLER),
    STEP(CONNECTED_TO_SERVER,  TEXT_IS("::1"),          ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_CALLER),
};

static const WCHAR *const names[] = { W("::1"), W("[::1]"), W("0:0:0:0:0:0:0:1") };

int main(void)
{
    struct loopback server;
    unsigned at;
    if (!has_ipv6()) {
        SKIP("this machine has no ::1");
    }
    server = loopback_start_at("::1", script);
    for (at = 0; at < sizeof names / sizeof names[0]; at++) {
        struct loopback_bytes received;
        char host[64];
        get = recorded_host(SYNCHRONOUS, names[at], server.port);
        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
        recorded_close(&get);
        if (at < 2) { /* how a longer way of writing is shown is nowhere said */
            CHECK_TRACE(&seen, expected);
            received = loopback_received(&server, at);
            sprintf(host, "\r\nHost: [::1]:%hu\r\n", server.port);
            CHECK(strstr(received.data, host) != NULL);
            free(received.data);
        }
        trace_clear(&seen);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
