/* Many requests at once, and the two ways to wait for them. */
#ifndef BENCH_CONCURRENT_H
#define BENCH_CONCURRENT_H

#include "transfer.h"

struct many {
    CURLM *multi;
    struct transfer *transfers;
    unsigned count, running; /* of which are not over for good */
    struct measurement *measurement;
};

void many_check(CURLMcode code, const char *call);

/* The first request of each transfer. */
void many_start(struct many *many);

/* The next request of each transfer whose last one is over, as long as it is measured; how many. */
unsigned many_go_on(struct many *many);

/* From the first request until none is running. */
void many_run_by_poll(struct many *many);
void many_run_by_socket_action(struct many *many);

#endif
