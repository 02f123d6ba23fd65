/*
 * Without a body left to send, SENDREQUEST_COMPLETE waits for the first bytes of the response. While the server is
 * silent a second request runs from start to end: a completion that did not wait would have come by then.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    "wait answer\n"
    SEND("H")                   /* any byte will do */
    "wait rest\n"
    SEND("TTP/1.1 204 No Content\r\n\r\n")
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother")
    "close\n";

static struct recorded get;

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    CALL("answer"),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_OTHER),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,              ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_ANY,              ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

static BOOL answer(struct loopback *server)
{
    loopback_open_gate(server, "answer");
    return TRUE;
}

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    loopback_await_received(&server, 0, 1);
    CHECK_REPLY_TEXT(reply_get(&get.client, 64), 200, "other");
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE), 0);

    TRACE_CALL(&seen, answer(&server));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    loopback_open_gate(&server, "rest");
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
