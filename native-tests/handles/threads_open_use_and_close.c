/*
 * Eight threads open, use and close handles under one session, and use each other's while these may be closing: what
 * is open works, what is closed answers 6 (or 12018, when its number has already become another kind), nothing else.
 */
#include <pthread.h>
#include <stdint.h>

#include "check.h"
#include "text.h"

enum { THREADS = 8, ROUNDS = 1500 };

static HINTERNET session;
static HINTERNET shared[THREADS]; /* request handles, by thread; read by all */

static HINTERNET shared_of(uintptr_t thread)
{
    return __atomic_load_n(&shared[thread % THREADS], __ATOMIC_ACQUIRE);
}

static void use_foreign(HINTERNET request)
{
    DWORD kind = 0, length = sizeof kind;
    if (WinHttpQueryOption(request, WINHTTP_OPTION_HANDLE_TYPE, &kind, &length)) {
        CHECK(kind == WINHTTP_HANDLE_TYPE_REQUEST || kind == WINHTTP_HANDLE_TYPE_CONNECT);
    } else {
        CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
    }
    if (!WinHttpSetTimeouts(request, 1, 2, 3, 4)) {
        CHECK(GetLastError() == ERROR_INVALID_HANDLE || GetLastError() == ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    }
}

static void *run(void *number)
{
    uintptr_t self = (uintptr_t)number;
    int round;
    for (round = 0; round < ROUNDS; round++) {
        HINTERNET connect = WinHttpConnect(session, W("server.example"), 80, 0);
        HINTERNET request = WinHttpOpenRequest(connect, W("PUT"), W("/a"), NULL, NULL, NULL, 0);
        WCHAR method[8];
        DWORD length = sizeof method;
        CHECK(connect != NULL && request != NULL);
        __atomic_store_n(&shared[self], request, __ATOMIC_RELEASE);
        CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, W("A: b"), (DWORD)-1, WINHTTP_ADDREQ_FLAG_ADD));
        CHECK_SUCCEEDS(WinHttpQueryHeaders(request, WINHTTP_QUERY_REQUEST_METHOD, NULL, method, &length, NULL));
        CHECK_WIDE(method, W("PUT"));
        use_foreign(shared_of(self + 1));
        use_foreign(shared_of(self + 3));
        CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
        CHECK_SUCCEEDS(WinHttpCloseHandle(request));
        CHECK_FAILS(WinHttpCloseHandle(request), ERROR_INVALID_HANDLE);
    }
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    uintptr_t at;
    session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    CHECK(session != NULL);
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, run, (void *)at) == 0);
    }
    for (at = 0; at < THREADS; at++) {
        pthread_join(threads[at], NULL);
    }
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    return 0;
}
