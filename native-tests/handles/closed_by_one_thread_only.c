/* Of eight threads that close the same handle one succeeds, the others get 6, and HANDLE_CLOSING comes once. */
#include <pthread.h>

#include "check.h"
#include "open_handles.h"
#include "trace.h"

enum { THREADS = 8, ROUNDS = 500 };

static HINTERNET target;
static pthread_barrier_t start, end;
static struct trace seen;
static int successes; /* guarded by the lock */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

static void *run(void *unused)
{
    int round;
    (void)unused;
    for (round = 0; round < ROUNDS; round++) {
        pthread_barrier_wait(&start);
        if (WinHttpCloseHandle(target)) {
            pthread_mutex_lock(&lock);
            successes++;
            pthread_mutex_unlock(&lock);
        } else {
            CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
        }
        pthread_barrier_wait(&end);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    int at, round;
    struct open_handles handles = open_handles(WINHTTP_FLAG_ASYNC, 0);
    CHECK(WinHttpSetStatusCallback(handles.connect, on_status, WINHTTP_CALLBACK_FLAG_HANDLES, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    pthread_barrier_init(&start, NULL, THREADS + 1);
    pthread_barrier_init(&end, NULL, THREADS + 1);
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, run, NULL) == 0);
    }
    for (round = 1; round <= ROUNDS; round++) {
        target = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
        CHECK(target != NULL);
        pthread_barrier_wait(&start);
        pthread_barrier_wait(&end);
        CHECK_EQ(successes, round);
        trace_wait_count(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, (size_t)round, 20000);
    }
    for (at = 0; at < THREADS; at++) {
        pthread_join(threads[at], NULL);
    }
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING), ROUNDS);
    close_handles(&handles);
    return 0;
}
