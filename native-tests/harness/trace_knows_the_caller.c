#include <pthread.h>

#include "check.h"
#include "monitor.h"
#include "trace_steps.h"

#define STATUS(name) WINHTTP_CALLBACK_STATUS_##name

static struct trace seen;
static char object;
static HINTERNET request = &object;

static void notify(DWORD status)
{
    trace_add(&seen, request, 0, status, NULL, 0);
}

static void on_thread(void *(*code)(void *))
{
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, code, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
}

static BOOL inner_call(void)
{
    notify(STATUS(CLOSING_CONNECTION));
    return TRUE;
}

static void *other_thread(void *unused)
{
    notify(STATUS(RECEIVING_RESPONSE));
    /* A call from a callback on another thread makes that thread the caller. */
    CHECK(TRACE_CALL(&seen, inner_call()));
    notify(STATUS(CONNECTION_CLOSED));
    return unused;
}

static BOOL outer_call(void)
{
    notify(STATUS(SENDING_REQUEST));
    on_thread(other_thread);
    CHECK(TRACE_CALL(&seen, inner_call()));
    /* The inner call has returned, this one has not. */
    notify(STATUS(HEADERS_AVAILABLE));
    return TRUE;
}

/* How far the two threads are whose calls overlap. */
enum stage { NOT_BEGUN, CALL_IS_OPEN, MAY_RETURN };
static enum stage stage;

static void reach(enum stage next)
{
    monitor_enter();
    stage = next;
    monitor_wake();
    monitor_leave();
}

static void await_stage(enum stage wanted)
{
    uint64_t deadline = clock_ms() + 10000;
    monitor_enter();
    while (stage < wanted && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    CHECK(stage >= wanted);
    monitor_leave();
}

static BOOL long_call(void)
{
    reach(CALL_IS_OPEN);
    await_stage(MAY_RETURN);
    notify(STATUS(HEADERS_AVAILABLE));
    return TRUE;
}

static void *long_caller(void *unused)
{
    CHECK(TRACE_CALL(&seen, long_call()));
    return unused;
}

/* The younger call of another thread is still open when this thread's call returns. */
static BOOL overlapped_call(void)
{
    static pthread_t thread;
    CHECK(pthread_create(&thread, NULL, long_caller, NULL) == 0);
    CHECK(pthread_detach(thread) == 0);
    await_stage(CALL_IS_OPEN);
    return TRUE;
}

static const struct trace_step overlap[] = {
    STEP(CONNECTION_CLOSED, NO_PAYLOAD, ON_OTHER),
    STEP(HEADERS_AVAILABLE, NO_PAYLOAD, ON_CALLER),
};

static const struct trace_step expected[] = {
    STEP(RECEIVING_RESPONSE, NO_PAYLOAD, ON_OTHER),
    CALL("outer_call"),
    STEP(SENDING_REQUEST, NO_PAYLOAD, ON_CALLER),
    STEP(RECEIVING_RESPONSE, NO_PAYLOAD, ON_OTHER),
    CALL("inner_call"),
    STEP(CLOSING_CONNECTION, NO_PAYLOAD, ON_CALLER),
    STEP(CONNECTION_CLOSED, NO_PAYLOAD, ON_OTHER),
    CALL("inner_call"),
    STEP(CLOSING_CONNECTION, NO_PAYLOAD, ON_CALLER),
    STEP(HEADERS_AVAILABLE, NO_PAYLOAD, ON_CALLER),
    /* The same thread again, but after the call. */
    STEP(CONNECTION_CLOSED, NO_PAYLOAD, ON_OTHER),
};

int main(void)
{
    notify(STATUS(RECEIVING_RESPONSE));
    CHECK(TRACE_CALL(&seen, outer_call()));
    notify(STATUS(CONNECTION_CLOSED));
    CHECK_TRACE(&seen, expected);

    trace_clear(&seen);
    CHECK(TRACE_CALL(&seen, overlapped_call()));
    notify(STATUS(CONNECTION_CLOSED));
    reach(MAY_RETURN);
    trace_wait(&seen, STATUS(HEADERS_AVAILABLE), 10000);
    CHECK_TRACE(&seen, overlap);
    return 0;
}
