#define _GNU_SOURCE /* RTLD_NEXT */
#include "counted_resolver.h"

#include <dlfcn.h>
#include <limits.h>
#include <netdb.h>
#include <stdint.h>
#include <string.h>

#include "check.h"
#include "monitor.h"

enum { PATIENCE_MS = 20000 };

/* Guarded by the monitor. */
static unsigned asked, answered = UINT_MAX;

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    void *symbol = dlsym(RTLD_NEXT, "getaddrinfo");
    unsigned number;
    memcpy(&real, &symbol, sizeof real); /* ISO C has no cast between the two kinds of pointer */
    monitor_enter();
    number = ++asked;
    monitor_wake();
    while (number > answered) {
        monitor_wait(clock_ms() + PATIENCE_MS);
    }
    monitor_leave();
    (void)name;
    return real("127.0.0.1", service, hints, result);
}

unsigned resolver_asked(void)
{
    unsigned count;
    monitor_enter();
    count = asked;
    monitor_leave();
    return count;
}

void resolver_answer_only(unsigned questions)
{
    monitor_enter();
    answered = questions;
    monitor_leave();
}

void resolver_release(void)
{
    monitor_enter();
    answered = UINT_MAX;
    monitor_wake();
    monitor_leave();
}

void resolver_await_asked(unsigned questions)
{
    uint64_t deadline = clock_ms() + PATIENCE_MS;
    monitor_enter();
    while (asked < questions) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
}
