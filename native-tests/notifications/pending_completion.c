/* What has to wait returns TRUE with 997 and completes on another thread; a count pointer keeps the 0 of the call. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait head\n"
    SEND("H")
    "wait rest-of-head\n"
    SEND("TTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")
    "wait body\n"
    SEND("abc")
    "wait rest-of-body\n"
    SEND("de");

static struct recorded get;
static char body[8];

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_OTHER),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_ANY,         ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,         ON_OTHER),
    CALL("WinHttpQueryDataAvailable"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_IS(3),       ON_OTHER),
    STEP(DATA_AVAILABLE,       NUMBER_IS(3),       ON_OTHER),
    CALL("WinHttpReadData"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_IS(2),       ON_OTHER),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 5), ON_OTHER),
};

#define CHECK_PENDS(call) \
    (CHECK(call), CHECK_EQ(GetLastError(), ERROR_IO_PENDING))

int main(void)
{
    struct loopback server = loopback_start(script);
    DWORD count = 77;
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK_PENDS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    loopback_open_gate(&server, "head");
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_PENDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    loopback_open_gate(&server, "rest-of-head");
    AWAIT(HEADERS_AVAILABLE);
    CHECK_PENDS(TRACE_CALL(&seen, WinHttpQueryDataAvailable(get.request, NULL)));
    loopback_open_gate(&server, "body");
    AWAIT(DATA_AVAILABLE);
    CHECK_PENDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, 5, &count)));
    loopback_open_gate(&server, "rest-of-body");
    AWAIT(READ_COMPLETE);
    CHECK_EQ(count, 0);

    CHECK_TRACE(&seen, expected);
    recorded_close(&get);
    loopback_stop(&server);
    return 0;
}
