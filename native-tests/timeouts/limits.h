/* Setting the time limits of a request, and measuring that they were not cut short. */
#ifndef TIMEOUTS_LIMITS_H
#define TIMEOUTS_LIMITS_H

#include "check.h"
#include "exchange.h"
#include "monitor.h"

/* The system's coarse clock, by which the library may measure, is a few milliseconds behind. */
enum { TICK_MS = 20 };

static const DWORD limitless[] = { 0, 0xFFFFFFFF };

enum { LIMITLESS = sizeof limitless / sizeof limitless[0] };

static inline void set_limit(const struct exchange *exchange, DWORD option, DWORD milliseconds)
{
    CHECK_SUCCEEDS(WinHttpSetOption(exchange->request, option, &milliseconds, sizeof milliseconds));
}

static inline void check_not_before(uint64_t begun, unsigned milliseconds)
{
    CHECK(clock_ms() - begun + TICK_MS >= milliseconds);
}

#endif
