/*
 * WORK_IDLE in each program: connections to one address until there are so many, then to the next. The first address
 * only warms up; memory is counted from there.
 */
#ifndef BENCH_IDLE_H
#define BENCH_IDLE_H

#include "measurement.h"

enum {
    IDLE_ADDRESSES = 8,  /* 127.0.0.2 and up; ports of one address alone could run short */
    IDLE_WARM_COUNT = 100 /* on 127.0.0.1 */
};

/* Fails unless that many connections are open. Before: resident_kibibytes() when there were none of them. */
void idle_take(struct measurement *measurement, unsigned connections, long before);

#endif
