/*
 * What a notification costs: request handles that are opened and closed, which takes no system call, with a callback that
 * gets everything (loud: HANDLE_CREATED and HANDLE_CLOSING) and one that gets completions only (quiet: none). Whole
 * requests cannot tell: one that is delayed by its notifications finds its response already there, saves a wait in
 * the kernel that costs more than all of them, and seems to be faster for having more to do.
 */
#include <stdlib.h>
#include <time.h>

#include "bodies.h"
#include "client.h"
#include "failure.h"

enum { BLOCK = 256 /* handles */, MOST_BLOCKS = 1 << 16 };

struct sample {
    struct client client;
    unsigned long notifications; /* of a block */
    size_t count;
    int64_t used[MOST_BLOCKS]; /* nanoseconds a block */
};

static unsigned long notified;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)handle, (void)context, (void)status, (void)info, (void)length;
    notified++;
}

static struct client client_with(const struct work *work, DWORD flags)
{
    struct client client = client_open(work, work->host, 0);

    if (WinHttpSetStatusCallback(client.server, on_status, flags, 0) == WINHTTP_INVALID_STATUS_CALLBACK) {
        failure_of_call("WinHttpSetStatusCallback");
    }
    return client;
}

static int64_t thread_nanoseconds(void)
{
    struct timespec used;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

static int ascending(const void *one, const void *other)
{
    int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;

    return (left > right) - (left < right);
}

static void take_sample(struct sample *sample, int is_measured)
{
    unsigned long notified_before = notified;
    int64_t before = thread_nanoseconds(), used;

    for (int i = 0; i < BLOCK; i++) {
        WinHttpCloseHandle(client_request(&sample->client));
    }
    used = thread_nanoseconds() - before;
    sample->notifications = notified - notified_before;
    if (is_measured && sample->count < MOST_BLOCKS) {
        sample->used[sample->count++] = used;
    }
}

static double median(struct sample *sample)
{
    if (sample->count == 0) {
        failure("nothing was measured");
    }
    qsort(sample->used, sample->count, sizeof sample->used[0], ascending);
    return (double)sample->used[sample->count / 2];
}

void run_notifications(const struct work *work, struct measurement *measurement)
{
    static struct sample quiet, loud;
    unsigned long notified_before;
    int64_t started;

    quiet.client = client_with(work, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS);
    loud.client = client_with(work, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS);
    exchange(&loud.client); /* the connection is there now */
    notified_before = notified;
    exchange(&loud.client);
    measurement->notifications = (double)(notified - notified_before);

    measurement_start(measurement, work);
    do {
        started = clock_nanoseconds();
        take_sample(&quiet, measurement->requests > 0);
        take_sample(&loud, measurement->requests > 0);
    } while (measurement_take(measurement, started));
    if (loud.notifications != 2 * BLOCK || quiet.notifications != 0) {
        failure("the callback was called %lu and %lu times", loud.notifications, quiet.notifications);
    }
    measurement->notification_nanoseconds = (median(&loud) - median(&quiet)) / (double)loud.notifications;
    client_close(&quiet.client);
    client_close(&loud.client);
}
