/* The whole of an asynchronous GET, each operation started when the one before has completed. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

static struct recorded get;
static char body[8];

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,          TEXT_IS("127.0.0.1"),    ON_ANY),
    STEP(NAME_RESOLVED,           TEXT_IS("127.0.0.1"),    ON_ANY),
    STEP(CONNECTING_TO_SERVER,    TEXT_IS("127.0.0.1"),    ON_ANY),
    STEP(CONNECTED_TO_SERVER,     TEXT_IS("127.0.0.1"),    ON_ANY),
    STEP(SENDING_REQUEST,         NO_PAYLOAD,              ON_ANY),
    STEP(REQUEST_SENT,            NUMBER_ANY,              ON_ANY),
    STEP(SENDREQUEST_COMPLETE,    BUFFER_IS(NULL, 0),      ON_ANY),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,      NO_PAYLOAD,              ON_CALLER),
    STEP(RESPONSE_RECEIVED,       NUMBER_ANY,              ON_CALLER),
    STEP(HEADERS_AVAILABLE,       NO_PAYLOAD,              ON_CALLER),
    CALL("WinHttpReadData"),
    STEP_OPTIONAL(RECEIVING_RESPONSE, NO_PAYLOAD,          ON_ANY),
    STEP_OPTIONAL(RESPONSE_RECEIVED, NUMBER_ANY,           ON_ANY),
    STEP(READ_COMPLETE,           BUFFER_IS(body, 3),      ON_ANY),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,           BUFFER_IS(body, 0),      ON_CALLER), /* end of body */
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,          HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK(TRACE_CALL(&seen, WinHttpReadData(get.request, body, sizeof body, NULL)));
    AWAIT(READ_COMPLETE);
    CHECK(memcmp(body, "abc", 3) == 0);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, sizeof body, NULL)));
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
