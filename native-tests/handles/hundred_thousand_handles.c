/* Handles opened one after the other are all different, positive, and fit 31 bits: programs keep them in 32. */
#include <stdint.h>
#include <stdlib.h>

#include "check.h"
#include "text.h"

enum { HANDLES = 100000 };

static uintptr_t values[HANDLES];

static int compare(const void *left, const void *right)
{
    uintptr_t a = *(const uintptr_t *)left, b = *(const uintptr_t *)right;
    return a < b ? -1 : a > b;
}

int main(void)
{
    int at;
    HINTERNET session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    for (at = 0; at < HANDLES; at++) {
        HINTERNET connect = WinHttpConnect(session, W("server.example"), 0, 0);
        CHECK(connect != NULL);
        values[at] = (uintptr_t)connect;
        CHECK(values[at] > 0 && values[at] <= INT32_MAX);
        CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
    }
    qsort(values, HANDLES, sizeof values[0], compare);
    for (at = 1; at < HANDLES; at++) {
        CHECK(values[at - 1] != values[at]);
    }
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    return 0;
}
