/*
 * Closing from another thread while a synchronous call blocks: the call ends at once with 12017, and HANDLE_CLOSING
 * comes when it has.
 */
#include <pthread.h>
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

/* In the order of the blocking calls below. */
static const char script[] =
    "connection once\n"
    "receive head\n"
    "wait never\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n")
    "wait never\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n")
    "wait never\n"
    "connection once\n"
    "receive head\n"
    "receive 1\n"
    "wait never\n";

enum { BODY_BYTES = 64 * 1024 * 1024 };

static struct recorded get;
static char *body;

static BOOL call_receive(void)
{
    return WinHttpReceiveResponse(get.request, NULL);
}

static BOOL call_query(void)
{
    DWORD count;
    return WinHttpQueryDataAvailable(get.request, &count);
}

static BOOL call_read(void)
{
    DWORD count;
    return WinHttpReadData(get.request, body, 3, &count);
}

static BOOL call_write(void)
{
    DWORD count;
    return WinHttpWriteData(get.request, body, BODY_BYTES, &count);
}

static const struct trace_step expected_receive[] = {
    CONNECT_STEPS(ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("blocking->call"),
    STEP(RECEIVING_RESPONSE, NO_PAYLOAD, ON_CALLER),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_read[] = {
    CONNECT_STEPS(ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    CALL("blocking->call"),
    STEP(RECEIVING_RESPONSE, NO_PAYLOAD, ON_CALLER),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_write[] = {
    CONNECT_STEPS(ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("blocking->call"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
};

struct blocking_call {
    BOOL (*call)(void);
    int with_headers;        /* the response's head is received before */
    int with_body;           /* a body is announced */
    const struct trace_step *expected;
    size_t expected_count;
};

#define EXPECTED(steps) (steps), sizeof (steps) / sizeof (steps)[0]

static const struct blocking_call calls[] = {
    { call_receive, 0, 0, EXPECTED(expected_receive) },
    { call_query,   1, 0, EXPECTED(expected_read) },
    { call_read,    1, 0, EXPECTED(expected_read) },
    { call_write,   0, 1, EXPECTED(expected_write) },
};

static struct loopback server;
static unsigned connection;

/* The call has begun: it has notified, or the first byte of the body has arrived behind the head. */
static void *close_request(void *with_body)
{
    if (with_body == NULL) {
        AWAIT(RECEIVING_RESPONSE);
    } else {
        loopback_await_received(&server, connection,
            trace_get(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_SENT, 0).payload.number + 1);
    }
    CHECK(WinHttpCloseHandle(get.request));
    return NULL;
}

int main(void)
{
    size_t at;
    body = (char *)calloc(1, BODY_BYTES);
    CHECK(body != NULL);
    server = loopback_start(script);

    for (at = 0; at < sizeof calls / sizeof calls[0]; at++) {
        const struct blocking_call *blocking = &calls[at];
        DWORD total = blocking->with_body ? BODY_BYTES : 0;
        pthread_t closer;

        connection = (unsigned)at;
        get = recorded_get(SYNCHRONOUS, server.port);
        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, total, 0)));
        if (blocking->with_headers) {
            CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
            AWAIT(RECEIVING_RESPONSE); /* not the one that the other thread waits for */
        }
        CHECK(pthread_create(&closer, NULL, close_request, blocking->with_body ? &get : NULL) == 0);
        CHECK_FAILS(TRACE_CALL(&seen, blocking->call()), ERROR_WINHTTP_OPERATION_CANCELLED);
        CHECK(pthread_join(closer, NULL) == 0);
        recorded_await_closing(&get);
        trace_check(__FILE__, __LINE__, &seen, blocking->expected, blocking->expected_count);
        trace_clear(&seen);
    }
    free(body);
    loopback_stop(&server);
    return 0;
}
