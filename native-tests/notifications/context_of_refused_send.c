/* A SendRequest that is refused because another one is pending replaces the context too, from that moment on. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait answer\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

int main(void)
{
    struct loopback server = loopback_start(script);
    struct recorded get = recorded_get(ASYNCHRONOUS, server.port);
    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 1));
    CHECK_EQ(AWAIT(REQUEST_SENT).context, 1);
    CHECK_FAILS(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 2), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_FAILS(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    loopback_open_gate(&server, "answer");
    CHECK_EQ(AWAIT(SENDREQUEST_COMPLETE).context, 2);
    recorded_close(&get);
    CHECK_EQ(trace_get(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, 0).context, 2);
    loopback_stop(&server);
    return 0;
}
