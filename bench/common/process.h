/* What the kernel knows about a process. */
#ifndef BENCH_PROCESS_H
#define BENCH_PROCESS_H

#include <stdint.h>

/* CLOCK_MONOTONIC, the same for all processes. */
int64_t clock_nanoseconds(void);

struct processor_use {
    int64_t user, system; /* microseconds */
    long switches;        /* of context, because a thread had to wait */
};

/* All threads of this process so far, or all children that were waited for. */
struct processor_use processor_use(void);
struct processor_use processor_use_of_children(void);
struct processor_use processor_use_between(struct processor_use from, struct processor_use to);

/* This process now, and at its peak; KiB. */
long resident_kibibytes(void);
long peak_kibibytes(void);

/* Descriptors of this process that are sockets. */
unsigned open_sockets(void);

/* Descriptors, up to what the system permits. */
void allow_files(unsigned count);

#endif
