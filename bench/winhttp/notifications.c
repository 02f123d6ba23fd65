/*
 * What a notification costs: synchronous requests, in turn of a session whose callback gets everything and of one whose
 * callback gets completions only, of which there are none. The difference is in the processor time of the one thread
 * that does everything; the clock would rather measure the server.
 */
#include <time.h>

#include "bodies.h"
#include "client.h"
#include "failure.h"

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

void run_notifications(const struct work *work, struct measurement *measurement)
{
    struct client clients[2] = {
        client_with(work, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS),
        client_with(work, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS),
    };
    int64_t used[2] = { 0, 0 }, before, started;
    unsigned long counted[2] = { 0, 0 }, counted_before, rounds = 0;
    int goes_on = 1;

    measurement_start(measurement, work);
    while (goes_on) {
        for (int which = 0; which < 2; which++) {
            started = clock_nanoseconds();
            counted_before = notified;
            before = thread_nanoseconds();
            exchange(&clients[which]);
            /* From the beginning of the measurement on. */
            if (measurement->requests > 0) {
                used[which] += thread_nanoseconds() - before;
                counted[which] += notified - counted_before;
            }
            goes_on &= measurement_take(measurement, started);
        }
        rounds += measurement->requests > 0;
    }
    if (counted[1] <= counted[0]) {
        failure("the callback was not called");
    }
    measurement->notifications = (double)(counted[1] - counted[0]) / (double)rounds;
    measurement->notification_nanoseconds = (double)(used[1] - used[0]) / (double)(counted[1] - counted[0]);
    client_close(&clients[0]);
    client_close(&clients[1]);
}
