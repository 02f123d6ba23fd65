/*
 * What can be done at once is: TRUE with last error 0, the completion on the calling thread and, when the count
 * pointer is not NULL, the count written before the call returns.
 */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde");

static struct recorded get;
static char body[8];

static const struct trace_step expected[] = {
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE, NO_PAYLOAD,         ON_CALLER),
    CALL("WinHttpQueryDataAvailable"),
    STEP(DATA_AVAILABLE,    NUMBER_IS(5),       ON_CALLER),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,     BUFFER_IS(body, 3), ON_CALLER),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,     BUFFER_IS(body, 2), ON_CALLER),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,     BUFFER_IS(body, 0), ON_CALLER),
    CALL("WinHttpQueryDataAvailable"),
    STEP(DATA_AVAILABLE,    NUMBER_IS(0),       ON_CALLER),
};

/* The head and the body leave the server in one write, so they are there together. */
int main(void)
{
    struct loopback server = loopback_start(script);
    DWORD count = 77;
    get = recorded_get(ASYNCHRONOUS, server.port);
    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    trace_clear(&seen);

    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpQueryDataAvailable(get.request, &count)));
    CHECK_EQ(count, 5);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, 3, &count)));
    CHECK_EQ(count, 3);
    CHECK(memcmp(body, "abc", 3) == 0);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, 3, &count)));
    CHECK_EQ(count, 2);
    count = 77;
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(get.request, body, 3, &count)));
    CHECK_EQ(count, 0);
    count = 77;
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpQueryDataAvailable(get.request, &count)));
    CHECK_EQ(count, 0);

    CHECK_TRACE(&seen, expected);
    recorded_close(&get);
    loopback_stop(&server);
    return 0;
}
