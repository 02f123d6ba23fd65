/*
 * A send that has failed is pending until its REQUEST_ERROR is delivered, however long that takes: another one is refused
 * until then, and a WinHttpReceiveResponse that was accepted meanwhile has its own REQUEST_ERROR. The only turn that there
 * is for completions (WORKER_THREAD_COUNT) is taken by a callback that blocks.
 */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"

enum { TRIES = 40, TRY_MS = 10, LIMIT_MS = 10000 };

static const char failing[] =
    "connection\n"
    "receive head\n"
    "close\n";

static int is_blocked, may_leave, send_errors, receive_errors, others, closings; /* guarded by the monitor */

static void CALLBACK block(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    uint64_t deadline = clock_ms() + LIMIT_MS;
    (void)request;
    (void)context;
    (void)info;
    (void)length;
    monitor_enter();
    if (status == WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE) {
        is_blocked = 1;
        monitor_wake();
        while (!may_leave && clock_ms() < deadline) monitor_wait(deadline);
        CHECK(may_leave);
    } else {
        closings++;
        monitor_wake();
    }
    monitor_leave();
}

static void CALLBACK count(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    const WINHTTP_ASYNC_RESULT *result = (const WINHTTP_ASYNC_RESULT *)info;
    (void)request;
    (void)context;
    (void)length;
    monitor_enter();
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        closings++;
    } else if (status != WINHTTP_CALLBACK_STATUS_REQUEST_ERROR) {
        others++;
    } else if (result->dwResult == API_SEND_REQUEST && result->dwError == ERROR_WINHTTP_CONNECTION_ERROR) {
        send_errors++;
    } else if (result->dwResult == API_RECEIVE_RESPONSE && result->dwError == ERROR_WINHTTP_OPERATION_CANCELLED) {
        receive_errors++;
    } else {
        others++;
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

static HINTERNET send(HINTERNET connection, WINHTTP_STATUS_CALLBACK callback)
{
    HINTERNET request = exchange_request(connection, NULL);
    CHECK(WinHttpSetStatusCallback(request, callback,
        WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    return request;
}

int main(void)
{
    struct loopback good = loopback_start(EXCHANGE_SCRIPT), bad = loopback_start(failing);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC);
    HINTERNET to_good = exchange_connect(session, good.port), to_bad = exchange_connect(session, bad.port);
    HINTERNET blocking, failed;
    DWORD turns = 1;
    int i;

    CHECK_SUCCEEDS(WinHttpSetOption(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, &turns, sizeof turns));
    blocking = send(to_good, block);
    await(&is_blocked, 1);
    failed = send(to_bad, count);
    CHECK(WinHttpReceiveResponse(failed, NULL));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    loopback_await_closed(&bad, 1);
    for (i = 0; i < TRIES; i++) {
        uint64_t next = clock_ms() + TRY_MS;
        CHECK_FAILS(WinHttpSendRequest(failed, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        monitor_enter();
        while (clock_ms() < next) monitor_wait(next);
        monitor_leave();
    }
    monitor_enter();
    CHECK_EQ(send_errors + receive_errors + others, 0);
    may_leave = 1;
    monitor_wake();
    monitor_leave();
    await(&send_errors, 1);
    await(&receive_errors, 1);
    CHECK(WinHttpCloseHandle(failed) && WinHttpCloseHandle(blocking));
    await(&closings, 2);
    CHECK_EQ(others, 0);
    CHECK(WinHttpCloseHandle(to_good) && WinHttpCloseHandle(to_bad) && WinHttpCloseHandle(session));
    loopback_stop(&good);
    loopback_stop(&bad);
    return 0;
}
