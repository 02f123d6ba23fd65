/*
 * Thousands of asynchronous requests, uploads among them, closed at random moments: by the main thread, and from inside
 * their own callbacks. Each accepted operation completes exactly once; HANDLE_CLOSING comes once, last, with nothing
 * pending, and overlaps no other callback of its handle; each body that is read is the right one.
 *
 * Arguments: how many completions may run at the same time on threads of the library (WORKER_THREAD_COUNT), 0 for no
 * limit; and a seed. The seed is printed; given again it makes the same choices, if not at the same moments.
 */
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "reply.h"
#include "script.h"
#include "text.h"

enum { REQUESTS = 4000, MAX_UNFINISHED = 150, BODY_BYTES = 1600, UPLOAD_BYTES = 700 };

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 103 Early Hints\r\n\r\n" "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    SEND_REPEAT(100, "10\r\n0123456789abcdef\r\n")
    SEND("0\r\n\r\n")
    "loop\n";

enum close_state { OPEN, CLOSED };

struct transfer {
    HINTERNET request;
    int uploads;
    atomic_uint random;      /* state of the request's own numbers */
    atomic_int pending, inside, state, closings;
    size_t bytes_read;
    char buffer[500];
};

static struct transfer transfers[REQUESTS];
static char upload[UPLOAD_BYTES];

static unsigned most_threads;
static uintptr_t main_thread;
static atomic_uint running; /* threads of the library that are inside a completion */
static _Thread_local int completions_here;

static atomic_uint accepted, completed, cancelled, finished, whole;

/* A random number below `limit`. */
static unsigned chance(atomic_uint *random, unsigned limit)
{
    unsigned state = atomic_load(random);
    unsigned next;
    do {
        next = state * 1664525u + 1013904223u;
    } while (!atomic_compare_exchange_weak(random, &state, next));
    return (next >> 16) % limit;
}

static void close_request(struct transfer *transfer)
{
    if (atomic_exchange(&transfer->state, CLOSED) == OPEN) {
        CHECK_SUCCEEDS(WinHttpCloseHandle(transfer->request));
    }
}

static void expect_completion(struct transfer *transfer)
{
    atomic_fetch_add(&transfer->pending, 1);
}

static void started(struct transfer *transfer, BOOL result)
{
    DWORD error = GetLastError();
    if (result) {
        atomic_fetch_add(&accepted, 1);
        CHECK(error == 0 || error == ERROR_IO_PENDING);
    } else {
        atomic_fetch_sub(&transfer->pending, 1);
        CHECK_EQ(error, ERROR_INVALID_HANDLE);
        CHECK_EQ(atomic_load(&transfer->state), CLOSED);
    }
}

/* The completion may come inside the call. */
#define START(transfer, call) (expect_completion(transfer), started((transfer), (call)))

static void complete(struct transfer *transfer)
{
    CHECK_EQ(atomic_fetch_sub(&transfer->pending, 1), 1);
    atomic_fetch_add(&completed, 1);
}

static void on_headers(struct transfer *transfer)
{
    if (chance(&transfer->random, 2) == 0) {
        START(transfer, WinHttpQueryDataAvailable(transfer->request, NULL));
    } else {
        START(transfer, WinHttpReadData(transfer->request, transfer->buffer, sizeof transfer->buffer, NULL));
    }
}

static void on_bytes(struct transfer *transfer, DWORD length)
{
    DWORD at;
    for (at = 0; at < length; at++) {
        CHECK_EQ(transfer->buffer[at], "0123456789abcdef"[(transfer->bytes_read + at) % 16]);
    }
    transfer->bytes_read += length;
    if (length > 0) {
        on_headers(transfer);
        return;
    }
    CHECK_EQ(transfer->bytes_read, BODY_BYTES);
    atomic_fetch_add(&whole, 1);
    close_request(transfer);
}

static void on_failure(struct transfer *transfer, const WINHTTP_ASYNC_RESULT *result)
{
    CHECK_EQ(result->dwError, ERROR_WINHTTP_OPERATION_CANCELLED);
    CHECK_EQ(atomic_load(&transfer->state), CLOSED);
    atomic_fetch_add(&cancelled, 1);
}

static void on_closing(struct transfer *transfer)
{
    CHECK_EQ(atomic_fetch_add(&transfer->closings, 1), 0);
    CHECK_EQ(atomic_load(&transfer->inside), 1);
    CHECK_EQ(atomic_load(&transfer->pending), 0);
    monitor_enter();
    atomic_fetch_add(&finished, 1);
    monitor_wake();
    monitor_leave();
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct transfer *transfer = (struct transfer *)context;

    CHECK(request == transfer->request);
    CHECK_EQ(atomic_load(&transfer->closings), 0);
    atomic_fetch_add(&transfer->inside, 1);
    if (status != WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING && chance(&transfer->random, 60) == 0) {
        close_request(transfer);
    }
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        complete(transfer);
        if (transfer->uploads) {
            START(transfer, WinHttpWriteData(request, upload, UPLOAD_BYTES, NULL));
        } else {
            START(transfer, WinHttpReceiveResponse(request, NULL));
        }
        break;
    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
        complete(transfer);
        START(transfer, WinHttpReceiveResponse(request, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        complete(transfer);
        on_headers(transfer);
        break;
    case WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE:
        complete(transfer);
        START(transfer, WinHttpReadData(request, transfer->buffer, sizeof transfer->buffer, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        complete(transfer);
        on_bytes(transfer, length);
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        complete(transfer);
        on_failure(transfer, (const WINHTTP_ASYNC_RESULT *)info);
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        on_closing(transfer);
        break;
    default:
        break;
    }
    atomic_fetch_sub(&transfer->inside, 1);
}

static void CALLBACK on_any_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    int counts = (status & WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS) != 0 && thread_self() != main_thread;
    if (counts && completions_here++ == 0) {
        unsigned threads = atomic_fetch_add(&running, 1) + 1;
        CHECK(most_threads == 0 || threads <= most_threads);
    }
    on_status(request, context, status, info, length);
    if (counts && --completions_here == 0) {
        atomic_fetch_sub(&running, 1);
    }
}

static void await_finished(unsigned count)
{
    uint64_t deadline = clock_ms() + 30000;
    monitor_enter();
    while (atomic_load(&finished) < count && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    CHECK(atomic_load(&finished) >= count);
    monitor_leave();
}

static void send(const struct client *client, struct transfer *transfer, unsigned seed)
{
    HINTERNET request;
    atomic_store(&transfer->random, seed);
    transfer->uploads = chance(&transfer->random, 4) == 0;
    request = WinHttpOpenRequest(client->connection, transfer->uploads ? W("POST") : NULL, NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);
    transfer->request = request;
    CHECK(WinHttpSetStatusCallback(request, on_any_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    START(transfer, WinHttpSendRequest(request, NULL, 0, NULL, 0,
        transfer->uploads ? UPLOAD_BYTES : 0, (DWORD_PTR)transfer));
}

int main(int count, char **arguments)
{
    unsigned seed = count > 2 ? (unsigned)strtoul(arguments[2], NULL, 10) : (unsigned)time(NULL);
    struct loopback server = loopback_start(script);
    struct client client = client_open(ASYNCHRONOUS, server.port);
    atomic_uint random;
    unsigned at;

    printf("seed %u\n", seed);
    fflush(stdout);
    main_thread = thread_self();
    if (count > 1) {
        DWORD threads = (DWORD)strtoul(arguments[1], NULL, 10);
        CHECK_SUCCEEDS(WinHttpSetOption(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, &threads, sizeof threads));
        most_threads = threads;
    }
    atomic_init(&random, seed);
    for (at = 0; at < REQUESTS; at++) {
        unsigned rest;
        send(&client, &transfers[at], seed ^ (at * 2654435761u));
        if (chance(&random, 3) == 0) {
            close_request(&transfers[at - chance(&random, at < 40 ? at + 1 : 40)]);
        }
        for (rest = chance(&random, 8); rest > 0; rest--) {
            sched_yield();
        }
        if (at >= MAX_UNFINISHED) {
            await_finished(at - MAX_UNFINISHED);
        }
    }
    await_finished(REQUESTS);
    printf("%u operations, %u of them cancelled; %u bodies whole\n",
        atomic_load(&completed), atomic_load(&cancelled), atomic_load(&whole));
    CHECK_EQ(atomic_load(&completed), atomic_load(&accepted));
    /* A storm that closes nothing, or all too early, would show nothing. */
    CHECK(atomic_load(&cancelled) > REQUESTS / 100);
    CHECK(atomic_load(&whole) > REQUESTS / 100);

    /* What is left of the connections is clean. */
    for (at = 0; at < 20; at++) {
        struct reply reply = reply_get(&client, 4096);
        CHECK_EQ(reply.error, 0);
        CHECK_EQ(reply.length, BODY_BYTES);
        free(reply.body);
    }
    client_close(&client);
    loopback_stop(&server);
    return 0;
}
