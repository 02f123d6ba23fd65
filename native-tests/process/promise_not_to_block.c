/*
 * ASSURED_NON_BLOCKING_CALLBACKS: completions of operations that were pending seldom change their thread, and a chain of
 * requests and reads that goes on from inside its callbacks neither nests deeper than without the promise nor loses a
 * completion. What happens without it is in blocked_callbacks.c, and why threads change in busy_exchange_leaves_turns.c.
 */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"

enum { REQUESTS = 1000, BODY_BYTES = sizeof EXCHANGE_BODY - 1, MAX_DEPTH = 3, LIMIT_MS = 45000 };

static _Thread_local int depth;

static HINTERNET connection;
static char next_byte;
static int requests, bytes, ends, wrong, too_deep, looks, thread_changes; /* the chain's: one callback after the other */
static uintptr_t chain_thread;
static int closings, is_over; /* guarded by the monitor */

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length);

static void send_next(void)
{
    HINTERNET request = exchange_request(connection, NULL);
    requests++;
    CHECK(WinHttpSetStatusCallback(request, on_status,
        WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
}

static void look_at_thread(void)
{
    /* The first request makes the connection, which other threads help with. */
    if (depth > 1 || requests == 1) {
        return;
    }
    looks++;
    thread_changes += thread_self() != chain_thread;
    chain_thread = thread_self();
}

static void end_of_body(HINTERNET request)
{
    ends++;
    CHECK(WinHttpCloseHandle(request));
    if (requests < REQUESTS) {
        send_next();
    }
}

static void end_of_request(void)
{
    monitor_enter();
    is_over = ++closings == REQUESTS;
    monitor_wake();
    monitor_leave();
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)context;
    (void)info;
    too_deep += ++depth > MAX_DEPTH;
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        look_at_thread();
        CHECK(WinHttpReceiveResponse(request, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        look_at_thread();
        if (length == 0) {
            end_of_body(request);
            break;
        }
        wrong += next_byte != EXCHANGE_BODY[bytes % BODY_BYTES];
        bytes++;
        CHECK(WinHttpReadData(request, &next_byte, 1, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        look_at_thread();
        CHECK(WinHttpReadData(request, &next_byte, 1, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        end_of_request();
        break;
    default:
        CHECK(status != WINHTTP_CALLBACK_STATUS_REQUEST_ERROR);
        break;
    }
    depth--;
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC);
    uint64_t deadline = clock_ms() + LIMIT_MS;
    BOOL promise = TRUE;

    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS, &promise, sizeof promise));
    connection = exchange_connect(session, server.port);
    send_next();
    monitor_enter();
    while (!is_over) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
    CHECK_EQ(requests, REQUESTS);
    CHECK_EQ(ends, REQUESTS);
    CHECK_EQ(bytes, REQUESTS * BODY_BYTES);
    CHECK_EQ(wrong, 0);
    CHECK_EQ(too_deep, 0);
    /* Away after sixteen completions in a row, or more, and back when bytes are awaited; and the first thread. */
    CHECK(thread_changes <= looks / 8 + 1);
    CHECK(chain_thread != 0 && chain_thread != thread_self());
    CHECK_EQ(loopback_connections(&server), 1);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    loopback_stop(&server);
    return 0;
}
