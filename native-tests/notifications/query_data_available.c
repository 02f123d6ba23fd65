/* QueryDataAvailable and ReadData by turns, the body in two parts, the second of which has to be waited for. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")
    "wait second-part\n"
    SEND("de");

static struct recorded get;
static char body[8];

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_CALLER),
    CALL("WinHttpQueryDataAvailable"),
    OPTIONAL_RECEIVE_STEPS(ON_ANY),
    STEP(DATA_AVAILABLE,       NUMBER_IS(3),            ON_ANY),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 3),      ON_CALLER), /* what was announced is there */
    CALL("WinHttpQueryDataAvailable"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,              ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_IS(2),            ON_OTHER),
    STEP(DATA_AVAILABLE,       NUMBER_IS(2),            ON_OTHER),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 2),      ON_CALLER),
    CALL("WinHttpQueryDataAvailable"),
    STEP(DATA_AVAILABLE,       NUMBER_IS(0),            ON_CALLER), /* end of body */
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 0),      ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK(TRACE_CALL(&seen, WinHttpQueryDataAvailable(get.request, NULL)));
    AWAIT(DATA_AVAILABLE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, 3, NULL)));
    CHECK(TRACE_CALL(&seen, WinHttpQueryDataAvailable(get.request, NULL)));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    loopback_open_gate(&server, "second-part");
    AWAIT(DATA_AVAILABLE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, 2, NULL)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpQueryDataAvailable(get.request, NULL)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, sizeof body, NULL)));
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
