/*
 * Blocks in turn, quiet with completions only and loud with all notifications, each first in every other pair: what slows
 * the machine down for a while slows both. They have session and connections in common. The difference is taken pair by
 * pair; their median counts, because one interrupt costs as much as many notifications.
 */
#include "notified.h"

#include <stdlib.h>
#include <time.h>

#include "failure.h"

enum { WARM_BLOCKS = 8 /* all connections are there then */, MOST_PAIRS = 1 << 16 };

static const DWORD quiet = WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, loud = WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS;

static atomic_ulong counted;
static atomic_int is_counting; /* it costs a little itself, so measured blocks go without */

void notified_count(void)
{
    if (is_counting) {
        atomic_fetch_add_explicit(&counted, 1, memory_order_relaxed);
    }
}

/* Requests take over what the connect handle has when they are opened. */
static void run(const struct notified *notified, const struct client *client, DWORD flags)
{
    if (WinHttpSetStatusCallback(client->server, notified->callback, flags, 0) == WINHTTP_INVALID_STATUS_CALLBACK) {
        failure_of_call("WinHttpSetStatusCallback");
    }
    notified->run(client);
}

static double count(const struct notified *notified, const struct client *client, DWORD flags)
{
    counted = 0;
    is_counting = 1;
    run(notified, client, flags);
    is_counting = 0;
    return (double)counted / notified->units;
}

static int64_t process_nanoseconds(void)
{
    struct timespec used;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

/* How much more the second one takes, in nanoseconds of all threads. */
static int64_t difference(const struct notified *notified, const struct client *client, DWORD first, DWORD second)
{
    int64_t begun = process_nanoseconds(), between;

    run(notified, client, first);
    between = process_nanoseconds();
    run(notified, client, second);
    return process_nanoseconds() - between - (between - begun);
}

static int ascending(const void *one, const void *other)
{
    int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;

    return (left > right) - (left < right);
}

void notified_measure(const struct notified *notified, const struct work *work, struct measurement *measurement)
{
    static int64_t differences[MOST_PAIRS];
    struct client client = client_open(work, work->host, notified->session_flags);
    double more;
    int64_t until;
    size_t pairs = 0;

    for (int i = 0; i < WARM_BLOCKS; i++) {
        run(notified, &client, loud);
    }
    more = count(notified, &client, loud) - count(notified, &client, quiet);
    if (more <= 0) {
        failure("no notification came beside the completions");
    }
    until = clock_nanoseconds() + (int64_t)(work->seconds * 1e9);
    while (pairs < MOST_PAIRS && (pairs == 0 || clock_nanoseconds() < until)) {
        differences[pairs] = pairs % 2 == 0 ? difference(notified, &client, quiet, loud)
                                            : -difference(notified, &client, loud, quiet);
        pairs++;
    }
    qsort(differences, pairs, sizeof differences[0], ascending);
    measurement->notifications = more;
    measurement->notification_nanoseconds = (double)differences[pairs / 2] / notified->units / more;
    client_close(&client);
}
