/* Each 1xx response before the final one is notified with its code, in its order; ReceiveResponse ends with the final one. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 100 Continue\r\n\r\n"
        "HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
        "HTTP/1.1 103 Early Hints\r\n\r\n"
        "HTTP/1.1 199 Unheard Of\r\n\r\n"
        "HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

static struct recorded get;

static const struct trace_step expected_asynchronous[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE,  BUFFER_IS(NULL, 0),      ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(100),          ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(103),          ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(103),          ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(199),          ON_CALLER),
    STEP(HEADERS_AVAILABLE,     NO_PAYLOAD,              ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,        HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_synchronous[] = {
    SEND_STEPS(ON_CALLER), /* on the connection of the other one */
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(100),          ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(103),          ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(103),          ON_CALLER),
    STEP(INTERMEDIATE_RESPONSE, NUMBER_IS(199),          ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,        HANDLE_IS(&get.request), ON_CALLER),
};

int main(void)
{
    struct loopback server = loopback_start(script);

    get = recorded_get(ASYNCHRONOUS, server.port);
    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_asynchronous);

    trace_clear(&seen);
    get = recorded_get(SYNCHRONOUS, server.port);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_synchronous);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
