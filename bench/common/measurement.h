/*
 * One measured run. It starts at the first request that ends after the time to warm up, when of those at once each has had
 * a response: connections and handshakes are over. It ends with the first request that ends after the time to measure.
 */
#ifndef BENCH_MEASUREMENT_H
#define BENCH_MEASUREMENT_H

#include "latencies.h"
#include "process.h"
#include "work.h"

/* One of those who make a request at once; zero at first. */
struct lane {
    int64_t started; /* clock_nanoseconds(): its request */
    int is_warm;     /* it has had a response */
};

struct measurement {
    int64_t warm_until, until; /* clock_nanoseconds(); the latter once it measures */
    int64_t duration;
    atomic_long cold;          /* lanes that are not warm */
    long long bytes_each;
    atomic_int phase;
    int64_t begun, ended;
    struct processor_use use_begun, use_ended;
    struct latencies latencies;
    atomic_long requests;

    /* Of single kinds of work; negative: not measured. */
    double idle_bytes, notification_nanoseconds, notifications;
};

/* The time runs from here. */
void measurement_start(struct measurement *measurement, const struct work *work);

/* Right before each request. */
void lane_start(struct lane *lane);

/* From any thread, after it: whether to go on with another one. */
int measurement_take(struct measurement *measurement, struct lane *lane);

/* One line of name=value pairs; peak memory is that of this process. */
void measurement_print(const struct measurement *measurement);

#endif
