/*
 * WinHttpReadDataEx in asynchronous mode: 0 when it is accepted, inline with last error 0, pending with 997. What has
 * come completes it; a body that is lost is reported for API_READ_DATA.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
    "wait more\n"
    SEND("de")
    "wait end\n"
    "close\n";

static struct recorded get;
static char body[16];

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,         ON_CALLER),
    CALL("WinHttpReadDataEx"),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 3), ON_CALLER),
    CALL("WinHttpReadDataEx"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_IS(2),       ON_OTHER),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 2), ON_OTHER),
    CALL("WinHttpReadDataEx"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,         ON_CALLER),
    STEP(REQUEST_ERROR,        FAILURE_IS(API_READ_DATA, ERROR_WINHTTP_CONNECTION_ERROR), ON_OTHER),
};

/* TRACE_CALL is for functions whose success is not 0. */
#define READ_EX(flags, count) \
    (TRACE_CALL(&seen, WinHttpReadDataEx(get.request, body, sizeof body, (count), (flags), 0, NULL) == ERROR_SUCCESS))

int main(void)
{
    struct loopback server = loopback_start(script);
    DWORD count = 77;
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    AWAIT(HEADERS_AVAILABLE);
    CHECK(READ_EX(0, &count));
    CHECK_EQ(GetLastError(), ERROR_SUCCESS);
    CHECK_EQ(count, 3);
    AWAIT(READ_COMPLETE);

    count = 77;
    CHECK(READ_EX(0, &count));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    /* One operation at a time. */
    CHECK_EQ(WinHttpReadDataEx(get.request, body, sizeof body, NULL, 0, 0, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    loopback_open_gate(&server, "more");
    AWAIT(READ_COMPLETE);
    CHECK_EQ(count, 0);

    CHECK(READ_EX(WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER, NULL));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    loopback_open_gate(&server, "end");
    AWAIT(REQUEST_ERROR);

    CHECK_TRACE(&seen, expected);
    recorded_close(&get);
    loopback_stop(&server);
    return 0;
}
