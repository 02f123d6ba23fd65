/* Many handles at the same time: each is itself, and closing half of them leaves the others alone. */
#include <stdint.h>

#include "check.h"
#include "text.h"

enum { SESSIONS = 30000 };

static HINTERNET sessions[SESSIONS];

static DWORD_PTR context_of(HINTERNET handle)
{
    DWORD_PTR context = 0;
    DWORD length = sizeof context;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, WINHTTP_OPTION_CONTEXT_VALUE, &context, &length));
    return context;
}

int main(void)
{
    DWORD_PTR at;
    for (at = 0; at < SESSIONS; at++) {
        sessions[at] = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL,
            at % 2 == 0 ? 0 : WINHTTP_FLAG_ASYNC);
        CHECK(sessions[at] != NULL && (uintptr_t)sessions[at] <= INT32_MAX);
        CHECK_SUCCEEDS(WinHttpSetOption(sessions[at], WINHTTP_OPTION_CONTEXT_VALUE, &at, sizeof at));
    }
    for (at = 0; at < SESSIONS; at += 2) {
        CHECK_EQ(context_of(sessions[at]), at);
        CHECK_SUCCEEDS(WinHttpCloseHandle(sessions[at]));
    }
    for (at = 1; at < SESSIONS; at += 2) {
        CHECK_EQ(context_of(sessions[at]), at);
        CHECK_SUCCEEDS(WinHttpCloseHandle(sessions[at]));
        CHECK_FAILS(WinHttpCloseHandle(sessions[at]), ERROR_INVALID_HANDLE);
        CHECK_FAILS(WinHttpCloseHandle(sessions[at - 1]), ERROR_INVALID_HANDLE);
    }
    return 0;
}
