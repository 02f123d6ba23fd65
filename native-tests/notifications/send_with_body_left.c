/* With body left to write, SENDREQUEST_COMPLETE does not wait for the server, which is silent until the end. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait never\n";

static struct recorded post;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),       ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&post.request), ON_ANY), /* nothing was pending */
};

int main(void)
{
    struct loopback server = loopback_start(script);
    post = recorded_verb(ASYNCHRONOUS, server.port, W("POST"));
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(post.request, NULL, 0, NULL, 0, 1, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    recorded_close(&post);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
