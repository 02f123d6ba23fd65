/* A benchmark that went wrong has no result: the program says why, on standard error, and ends with code 1. */
#ifndef BENCH_FAILURE_H
#define BENCH_FAILURE_H

/* From any thread. */
_Noreturn void failure(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* With the text of errno. */
_Noreturn void failure_of_system(const char *call);

#endif
