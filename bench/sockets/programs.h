/* The kinds of work of this program, and what they share. */
#ifndef BENCH_PROGRAMS_H
#define BENCH_PROGRAMS_H

#include "measurement.h"
#include "request.h"
#include "response.h"
#include "stream.h"

/* One request and its whole response, on a stream that blocks. */
void exchange(struct stream *stream, const struct request *request, struct response *response, enum work_kind kind);

void run_concurrent(const struct work *work, struct measurement *measurement);
void run_idle(const struct work *work, struct measurement *measurement);

#endif
