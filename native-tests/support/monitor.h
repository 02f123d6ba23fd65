/*
 * One lock for all that tests share between threads, with a way to wait for changes under it, and the two things
 * that go with it: time and thread identity. A lock of its own for each record would need an initialisation call
 * in each test; a shared one lets `static struct trace seen;` be ready for use.
 */
#ifndef SUPPORT_MONITOR_H
#define SUPPORT_MONITOR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void monitor_enter(void);
void monitor_leave(void);

/* Between enter and leave. Returns after a wake, for no reason, or at the deadline (a value of clock_ms). */
void monitor_wait(uint64_t deadline);
void monitor_wake(void);

/* Milliseconds of a clock that is never set. */
uint64_t clock_ms(void);

/* Differs between threads that live at the same time. */
uintptr_t thread_self(void);

#ifdef __cplusplus
}
#endif

#endif
