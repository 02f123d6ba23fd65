/* The second request on a connection: no name is resolved, nothing is connected, in either mode. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

static struct recorded get;

static const struct trace_step expected_synchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(SENDING_REQUEST,      NO_PAYLOAD,              ON_CALLER),
    STEP(REQUEST_SENT,         NUMBER_ANY,              ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,              ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_ANY,              ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_CALLER),
};

static const struct trace_step expected_asynchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(SENDING_REQUEST,      NO_PAYLOAD,              ON_ANY),
    STEP(REQUEST_SENT,         NUMBER_ANY,              ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_ANY),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,              ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_ANY,              ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

static void exchange(enum call_mode mode, HINTERNET request)
{
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0)));
    if (mode == ASYNCHRONOUS) {
        AWAIT(SENDREQUEST_COMPLETE);
    }
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(request, NULL)));
}

static void second_request(enum call_mode mode, unsigned short port)
{
    HINTERNET first;
    get = recorded_get(mode, port);
    first = get.request;
    exchange(mode, first);
    CHECK_SUCCEEDS(WinHttpCloseHandle(first));
    AWAIT(HANDLE_CLOSING);

    trace_clear(&seen);
    get.request = recorded_another(&get, record);
    exchange(mode, get.request);
    recorded_close(&get);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    second_request(SYNCHRONOUS, server.port);
    CHECK_TRACE(&seen, expected_synchronous);
    trace_clear(&seen);
    second_request(ASYNCHRONOUS, server.port);
    CHECK_TRACE(&seen, expected_asynchronous);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
