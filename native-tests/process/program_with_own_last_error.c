/* A program with a Win32 layer of its own keeps one last error, its own, and the library writes to that. */
#include <pthread.h>
#include <stddef.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"

static _Thread_local DWORD own_last_error;
static _Thread_local int calls;

VOID WINAPI SetLastError(DWORD error)
{
    own_last_error = error;
    calls++;
}

DWORD WINAPI GetLastError(void)
{
    return own_last_error;
}

static void *check_thread(void *unused)
{
    CHECK(calls == 0);
    CHECK(!WinHttpCloseHandle(NULL));
    CHECK(calls > 0);
    CHECK_EQ(own_last_error, ERROR_INVALID_HANDLE);
    return unused;
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    HINTERNET session;
    pthread_t thread;

    own_last_error = 4711;
    session = exchange_session(0);
    CHECK_EQ(own_last_error, ERROR_SUCCESS);
    CHECK(WinHttpOpenRequest(session, NULL, NULL, NULL, NULL, NULL, 0) == NULL);
    CHECK_EQ(own_last_error, ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);

    CHECK(pthread_create(&thread, NULL, check_thread, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    CHECK_EQ(own_last_error, ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);

    exchange_in_both_modes(server.port);
    loopback_stop(&server);
    return 0;
}
