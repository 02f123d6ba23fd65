/* A second ReceiveResponse after the headers: TRUE with last error 0, and REQUEST_ERROR before it returns. */
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
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,         ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    STEP(REQUEST_ERROR,        FAILURE_IS(API_RECEIVE_RESPONSE, ERROR_WINHTTP_INCORRECT_HANDLE_STATE), ON_CALLER),
    CALL("WinHttpReadData"),   /* the response is as readable as before */
    OPTIONAL_RECEIVE_STEPS(ON_ANY),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 3), ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK(TRACE_CALL(&seen, WinHttpReadData(get.request, body, sizeof body, NULL)));
    AWAIT(READ_COMPLETE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
