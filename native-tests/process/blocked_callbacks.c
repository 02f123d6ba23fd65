/* Callbacks that block occupy their threads, not those of other requests. */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "text.h"

enum { BLOCKED = 40, LIMIT_MS = 8000 }; /* the pool alone would take some 40 s to grow by as many threads */

static int inside, may_leave; /* guarded by the monitor */

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)request;
    (void)context;
    (void)status;
    (void)info;
    (void)length;
    monitor_enter();
    inside++;
    monitor_wake();
    while (!may_leave) monitor_wait(clock_ms() + LIMIT_MS);
    monitor_leave();
}

int main(void)
{
    static struct exchange other;
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC);
    HINTERNET connection = exchange_connect(session, server.port), requests[BLOCKED];
    uint64_t deadline = clock_ms() + LIMIT_MS;
    int i;

    for (i = 0; i < BLOCKED; i++) {
        requests[i] = exchange_request(connection, NULL);
        CHECK(WinHttpSetStatusCallback(requests[i], on_status, WINHTTP_CALLBACK_FLAG_SENDREQUEST_COMPLETE, 0)
            != WINHTTP_INVALID_STATUS_CALLBACK);
        CHECK(WinHttpSendRequest(requests[i], NULL, 0, NULL, 0, 0, 0));
    }
    monitor_enter();
    while (inside < BLOCKED && clock_ms() < deadline) monitor_wait(deadline);
    CHECK_EQ(inside, BLOCKED);
    monitor_leave();

    exchange_begin(&other, connection);
    exchange_await(&other);

    monitor_enter();
    may_leave = 1;
    monitor_wake();
    monitor_leave();
    for (i = 0; i < BLOCKED; i++) {
        CHECK(WinHttpCloseHandle(requests[i]));
    }
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    loopback_stop(&server);
    return 0;
}
