/* What never was a handle answers 6: NULL, small and large numbers, neighbours of live handles, addresses. */
#include <stdint.h>
#include <stdio.h>

#include "check.h"
#include "every_call.h"
#include "open_handles.h"

enum { RANDOM_VALUES = 20000 };

static struct open_handles live[2];

static int is_live(uintptr_t value)
{
    int at;
    for (at = 0; at < 2; at++) {
        if (value == (uintptr_t)live[at].session || value == (uintptr_t)live[at].connect
            || value == (uintptr_t)live[at].request) {
            return 1;
        }
    }
    return 0;
}

static void refused(uintptr_t value)
{
    int at;
    if (is_live(value)) {
        return;
    }
    for (at = 0; at < EVERY_CALL_COUNT; at++) {
        if (every_call[at].succeeds((HINTERNET)value) || GetLastError() != ERROR_INVALID_HANDLE) {
            fprintf(stderr, "%s took 0x%llX\n", every_call[at].function, (unsigned long long)value);
            CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
            CHECK(!"refused");
        }
    }
}

static void refused_around(HINTERNET handle)
{
    uintptr_t value = (uintptr_t)handle;
    unsigned bit;
    for (bit = 0; bit < 8 * sizeof value; bit++) {
        refused(value ^ (uintptr_t)1 << bit);
    }
    refused(value + 1);
    refused(value - 1);
    refused((uintptr_t)0 - value);
    refused(~value);
}

int main(void)
{
    uint64_t state = 0x9E3779B97F4A7C15u; /* fixed, so that a failure comes again */
    int at, on_stack = 0;

    live[0] = open_handles(0, 0);
    live[1] = open_handles(WINHTTP_FLAG_ASYNC, 0);
    refused(0);
    refused(1);
    refused(UINTPTR_MAX);
    refused(UINTPTR_MAX - 1);
    refused(INTPTR_MAX);
    refused(INT32_MAX);
    refused(UINT32_MAX);
    refused((uintptr_t)INT32_MAX + 1);
    refused((uintptr_t)&on_stack);
    refused((uintptr_t)live);
    for (at = 0; at < 2; at++) {
        refused_around(live[at].session);
        refused_around(live[at].connect);
        refused_around(live[at].request);
    }
    for (at = 0; at < RANDOM_VALUES; at++) {
        /* xorshift; every second one in the range of the real ones */
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        refused(at % 2 == 0 ? (uintptr_t)state : (uintptr_t)(state & INT32_MAX));
    }
    close_handles(&live[0]);
    close_handles(&live[1]);
    return 0;
}
