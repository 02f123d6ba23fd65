/*
 * A resolver that does not answer holds up nobody: its requests time out and are closed promptly in both modes, and
 * requests that need no resolver go on, however many names are being waited for. The program's own getaddrinfo stands
 * before that of the C library.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "text.h"

enum { NAMES = 40, LIMIT_MS = 5000 };

static int is_open; /* whether the resolver answers; guarded by the monitor */

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    void *symbol = dlsym(RTLD_NEXT, "getaddrinfo");
    memcpy(&real, &symbol, sizeof real); /* ISO C has no cast between the two kinds of pointer */
    if (name != NULL && strstr(name, ".slow") != NULL) {
        monitor_enter();
        while (!is_open) monitor_wait(clock_ms() + LIMIT_MS);
        monitor_leave();
        return EAI_NONAME;
    }
    if (name != NULL && strstr(name, ".fast") != NULL) return EAI_NONAME;
    return real(name, service, hints, result);
}

static HINTERNET connect_to(HINTERNET session, int number)
{
    WCHAR name[] = u"n00.slow";
    name[1] = (WCHAR)('0' + number / 10);
    name[2] = (WCHAR)('0' + number % 10);
    return WinHttpConnect(session, name, 80, 0);
}

/* A thread of the library that waits for names takes one of two that come at once; the other needs a thread, too. */
static void idle_thread_takes_one(HINTERNET session)
{
    static struct exchange first, slow, second;
    HINTERNET fast = WinHttpConnect(session, u"first.fast", 80, 0), other = WinHttpConnect(session, u"second.fast", 80, 0);
    HINTERNET silent = WinHttpConnect(session, u"silent.slow", 80, 0);
    exchange_begin(&first, fast);
    CHECK_EQ(exchange_outcome(&first), ERROR_WINHTTP_NAME_NOT_RESOLVED);
    exchange_begin(&slow, silent);
    exchange_begin(&second, other);
    CHECK_EQ(exchange_outcome(&second), ERROR_WINHTTP_NAME_NOT_RESOLVED);
    CHECK(WinHttpCloseHandle(slow.request));
    CHECK_EQ(exchange_outcome(&slow), ERROR_WINHTTP_OPERATION_CANCELLED);
    CHECK(WinHttpCloseHandle(fast) && WinHttpCloseHandle(other) && WinHttpCloseHandle(silent));
}

int main(void)
{
    static struct exchange waiting[NAMES], late, quick;
    HINTERNET connections[NAMES], connection, blocking = exchange_session(0), session = exchange_session(WINHTTP_FLAG_ASYNC);
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    uint64_t begun;
    int i;

    idle_thread_takes_one(session);
    for (i = 0; i < NAMES; i++) {
        connections[i] = connect_to(session, i);
        exchange_begin(&waiting[i], connections[i]);
    }

    /* Somebody else is not held up. */
    connection = exchange_connect(session, server.port);
    begun = clock_ms();
    exchange_begin(&quick, connection);
    exchange_await(&quick);
    CHECK(clock_ms() - begun < LIMIT_MS);
    CHECK(WinHttpCloseHandle(connection));

    /* The resolve timeout holds, in both modes, for a name that is already being asked for and for a new one. */
    CHECK_SUCCEEDS(WinHttpSetTimeouts(session, 100, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpSetTimeouts(blocking, 100, 0, 0, 0));
    for (i = 0; i <= NAMES; i += NAMES) {
        connection = connect_to(session, i);
        exchange_begin(&late, connection);
        CHECK_EQ(exchange_outcome(&late), ERROR_WINHTTP_TIMEOUT);
        CHECK(WinHttpCloseHandle(connection));
        connection = connect_to(blocking, i);
        CHECK_EQ(exchange_attempt(connection), ERROR_WINHTTP_TIMEOUT);
        CHECK(WinHttpCloseHandle(connection));
    }

    /* Closing ends the wait. */
    begun = clock_ms();
    for (i = 0; i < NAMES / 2; i++) {
        CHECK(WinHttpCloseHandle(waiting[i].request));
        CHECK_EQ(exchange_outcome(&waiting[i]), ERROR_WINHTTP_OPERATION_CANCELLED);
    }
    CHECK(clock_ms() - begun < LIMIT_MS);

    /* The rest gets the answer. */
    monitor_enter();
    is_open = 1;
    monitor_wake();
    monitor_leave();
    for (; i < NAMES; i++) {
        CHECK_EQ(exchange_outcome(&waiting[i]), ERROR_WINHTTP_NAME_NOT_RESOLVED);
    }
    for (i = 0; i < NAMES; i++) {
        CHECK(WinHttpCloseHandle(connections[i]));
    }
    CHECK(WinHttpCloseHandle(session) && WinHttpCloseHandle(blocking));
    loopback_stop(&server);
    return 0;
}
