#include "monitor.h"

#include <pthread.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static pthread_once_t once = PTHREAD_ONCE_INIT;

#if defined(__APPLE__)
#define CONDITION_CLOCK CLOCK_REALTIME /* the only one that it has for conditions */
#else
#define CONDITION_CLOCK CLOCK_MONOTONIC
#endif

static void initialize(void)
{
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
#if !defined(__APPLE__)
    pthread_condattr_setclock(&attributes, CONDITION_CLOCK);
#endif
    pthread_cond_init(&changed, &attributes);
    pthread_condattr_destroy(&attributes);
}

void monitor_enter(void)
{
    pthread_once(&once, initialize);
    pthread_mutex_lock(&lock);
}

void monitor_leave(void)
{
    pthread_mutex_unlock(&lock);
}

void monitor_wait(uint64_t deadline)
{
    struct timespec until;
    uint64_t now = clock_ms();
    uint64_t left = deadline > now ? deadline - now : 0;

    clock_gettime(CONDITION_CLOCK, &until);
    until.tv_sec += (time_t)(left / 1000);
    until.tv_nsec += (long)(left % 1000) * 1000000;
    if (until.tv_nsec >= 1000000000) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000;
    }
    pthread_cond_timedwait(&changed, &lock, &until);
}

void monitor_wake(void)
{
    pthread_cond_broadcast(&changed);
}

uint64_t clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

uintptr_t thread_self(void)
{
    return (uintptr_t)pthread_self();
}
