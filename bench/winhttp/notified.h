/* The same work, once with a callback that gets few notifications and once with one that gets all of them. */
#ifndef BENCH_NOTIFIED_H
#define BENCH_NOTIFIED_H

#include "client.h"

/* What is done again and again under a connect handle, which has the callback. */
struct notified {
    DWORD session_flags;
    WINHTTP_STATUS_CALLBACK callback; /* calls notified_count() */
    void (*run)(const struct client *client); /* a block of it */
    unsigned units;                   /* of a block: requests, or handles */
};

/* From any thread, in each callback. */
void notified_count(void);

/* The processor time of all threads that a notification costs, and how many there are more in a unit of the work. */
void notified_measure(const struct notified *notified, const struct work *work, struct measurement *measurement);

#endif
