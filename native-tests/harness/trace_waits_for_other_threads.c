#include <pthread.h>

#include "check.h"
#include "client.h"
#include "loopback.h"
#include "trace.h"

#define STATUS(name) WINHTTP_CALLBACK_STATUS_##name

enum { THREADS = 8, NOTIFICATIONS = 1000 };

static struct trace seen;
static char objects[THREADS];
static int gate;

/* All begin when the server has answered, so that they add at the same time and while the main thread waits. */
static void *notify(void *object)
{
    HINTERNET handle = object;
    DWORD number;
    char byte;
    client_receive(gate, &byte, 1);
    for (number = 0; number < NOTIFICATIONS; number++) {
        trace_add(&seen, handle, number, STATUS(DATA_AVAILABLE), &number, sizeof number);
    }
    trace_add(&seen, handle, 0, STATUS(HANDLE_CLOSING), &handle, sizeof handle);
    return NULL;
}

int main(void)
{
    struct loopback server = loopback_start("connection\nreceive 1\n" SEND("12345678"));
    pthread_t threads[THREADS];
    DWORD next[THREADS] = { 0 };
    size_t at;

    gate = client_connect(server.port);
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, notify, &objects[at]) == 0);
    }
    CLIENT_SEND(gate, "1");

    /* Each wait returns another notification, whatever the order of the threads. */
    for (at = 0; at < THREADS; at++) {
        struct trace_entry closed = trace_wait(&seen, STATUS(HANDLE_CLOSING), 20000);
        CHECK_EQ(closed.status, STATUS(HANDLE_CLOSING));
        CHECK(closed.handle == closed.payload.pointer);
        CHECK_EQ(next[(char *)closed.handle - objects], 0);
        next[(char *)closed.handle - objects] = 1;
    }
    trace_wait_count(&seen, STATUS(HANDLE_CLOSING), THREADS, 0);
    trace_wait_count(&seen, STATUS(DATA_AVAILABLE) | STATUS(HANDLE_CLOSING), THREADS * (NOTIFICATIONS + 1), 0);
    CHECK_EQ(trace_count(&seen, STATUS(DATA_AVAILABLE)), THREADS * NOTIFICATIONS);

    /* Nothing lost, and in order for each thread. */
    for (at = 0; at < THREADS; at++) {
        next[at] = 0;
    }
    for (at = 0; at < THREADS * NOTIFICATIONS; at++) {
        struct trace_entry entry = trace_get(&seen, STATUS(DATA_AVAILABLE), at);
        size_t thread = (size_t)((char *)entry.handle - objects);
        CHECK_EQ(entry.payload.number, next[thread]);
        CHECK_EQ(entry.context, next[thread]);
        next[thread]++;
    }
    for (at = 0; at < THREADS; at++) {
        CHECK_EQ(next[at], NOTIFICATIONS);
        CHECK(pthread_join(threads[at], NULL) == 0);
    }
    client_close(gate);
    loopback_stop(&server);
    return 0;
}
