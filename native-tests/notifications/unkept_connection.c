/*
 * A connection that cannot be kept is closed by the read that finds the end of the body, before that read completes:
 * CLOSING_CONNECTION, CONNECTION_CLOSED, then READ_COMPLETE.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n\r\nabc")
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n\r\nabc")
    "close\n";

static struct recorded get;
static char body[8];

/* The length tells the end: the read that gets the last byte finds it. */
static const struct trace_step expected_by_length[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,         ON_CALLER),
    CALL("WinHttpReadData"),
    OPTIONAL_RECEIVE_STEPS(ON_ANY),
    STEP(CLOSING_CONNECTION,   NO_PAYLOAD,         ON_ANY),
    STEP(CONNECTION_CLOSED,    NO_PAYLOAD,         ON_ANY),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 3), ON_ANY),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 0), ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

/* Only the server's close tells the end: a read that wants no more than there is does not find it. */
static const struct trace_step expected_until_close[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,         ON_CALLER),
    CALL("WinHttpReadData"),
    OPTIONAL_RECEIVE_STEPS(ON_ANY),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 3), ON_ANY),
    CALL("WinHttpReadData"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_IS(0),       ON_ANY),
    STEP(CLOSING_CONNECTION,   NO_PAYLOAD,         ON_ANY),
    STEP(CONNECTION_CLOSED,    NO_PAYLOAD,         ON_ANY),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 0), ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_synchronous[] = {
    CONNECT_STEPS(ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    CALL("WinHttpReadData"), /* sent together with the head */
    CALL("WinHttpReadData"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_IS(0),       ON_CALLER),
    STEP(CLOSING_CONNECTION,   NO_PAYLOAD,         ON_CALLER),
    STEP(CONNECTION_CLOSED,    NO_PAYLOAD,         ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_CALLER),
};

static void read_twice(enum call_mode mode, unsigned short port)
{
    int round;
    get = recorded_get(mode, port);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    if (mode == ASYNCHRONOUS) {
        AWAIT(SENDREQUEST_COMPLETE);
    }
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    for (round = 0; round < 2; round++) {
        DWORD count = 0;
        CHECK(TRACE_CALL(&seen, WinHttpReadData(get.request, body, 3, mode == SYNCHRONOUS ? &count : NULL)));
        if (mode == ASYNCHRONOUS) {
            AWAIT(READ_COMPLETE);
        } else {
            CHECK_EQ(count, round == 0 ? 3 : 0);
        }
    }
    recorded_close(&get);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    read_twice(ASYNCHRONOUS, server.port);
    CHECK_TRACE(&seen, expected_by_length);
    trace_clear(&seen);
    read_twice(ASYNCHRONOUS, server.port);
    CHECK_TRACE(&seen, expected_until_close);
    trace_clear(&seen);
    read_twice(SYNCHRONOUS, server.port);
    CHECK_TRACE(&seen, expected_synchronous);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
