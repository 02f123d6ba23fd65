/*
 * WORKER_THREAD_COUNT: so many completions run at the same time, no fewer and no more, however many are due. Those of
 * requests that are closed meanwhile come too, once each, and HANDLE_CLOSING after them. In processes of their own: the
 * option is one of the process.
 */
#include <stdlib.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "program.h"

enum { REQUESTS = 12, CLOSED_EARLY = 6, EXCHANGES_MEANWHILE = 20, LIMIT_MS = 10000 };

struct transfer {
    HINTERNET request;
    int completions, closings;
};

static struct transfer transfers[REQUESTS];
static int limit;                                    /* turns */
static int inside, most, may_leave, completed, gone; /* guarded by the monitor */

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct transfer *transfer = (struct transfer *)context;
    uint64_t deadline = clock_ms() + LIMIT_MS;
    (void)info;
    (void)length;

    CHECK(request == transfer->request);
    monitor_enter();
    CHECK_EQ(transfer->closings, 0);
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        CHECK_EQ(transfer->completions, 1);
        transfer->closings++;
        gone++;
    } else {
        CHECK_EQ(++transfer->completions, 1);
        inside++;
        if (inside > most) most = inside;
        monitor_wake();
        while (!may_leave && clock_ms() < deadline) monitor_wait(deadline);
        CHECK(may_leave);
        inside--;
        completed++;
    }
    monitor_wake();
    monitor_leave();
}

static void await(const int *number, int value)
{
    uint64_t deadline = clock_ms() + LIMIT_MS;
    monitor_enter();
    while (*number < value && clock_ms() < deadline) monitor_wait(deadline);
    CHECK_EQ(*number, value);
    monitor_leave();
}

static void run(unsigned short port)
{
    HINTERNET blocking = exchange_session(0), session = exchange_session(WINHTTP_FLAG_ASYNC);
    HINTERNET blocking_connection = exchange_connect(blocking, port), connection = exchange_connect(session, port);
    DWORD count = (DWORD)limit;
    int at;

    CHECK_SUCCEEDS(WinHttpSetOption(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, &count, sizeof count));
    for (at = 0; at < REQUESTS; at++) {
        transfers[at].request = exchange_request(connection, NULL);
        CHECK(WinHttpSetStatusCallback(transfers[at].request, on_status,
            WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
        CHECK(WinHttpSendRequest(transfers[at].request, NULL, 0, NULL, 0, 0, (DWORD_PTR)&transfers[at]));
    }
    await(&inside, limit);
    for (at = 0; at < CLOSED_EARLY; at++) {
        CHECK_SUCCEEDS(WinHttpCloseHandle(transfers[at].request));
    }
    /* While these are served, so are the others: a completion out of turn would come now. */
    for (at = 0; at < EXCHANGES_MEANWHILE; at++) {
        exchange_blocking(blocking_connection);
    }
    monitor_enter();
    CHECK_EQ(inside, limit);
    CHECK_EQ(gone, 0);
    may_leave = 1;
    monitor_wake();
    monitor_leave();
    await(&completed, REQUESTS);
    await(&gone, CLOSED_EARLY);
    for (at = CLOSED_EARLY; at < REQUESTS; at++) {
        CHECK_SUCCEEDS(WinHttpCloseHandle(transfers[at].request));
    }
    await(&gone, REQUESTS);
    CHECK_EQ(most, limit);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    CHECK(WinHttpCloseHandle(blocking_connection) && WinHttpCloseHandle(blocking));
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;
    const char *turns = program_scenario(argc, argv, &port);

    if (turns != NULL) {
        limit = atoi(turns);
        run(port);
        return 0;
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("1", server.port), 0);
    CHECK_EQ(program_rerun("2", server.port), 0);
    loopback_stop(&server);
    return 0;
}
