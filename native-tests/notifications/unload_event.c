/*
 * WINHTTP_OPTION_UNLOAD_NOTIFY_EVENT: set once, after HANDLE_CLOSING of the last handle under the session has come, in
 * whatever order they are closed. This program brings its own events: the library calls the SetEvent that it exports.
 */
#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait never\n";

struct event {
    int times_set;           /* under the monitor */
    size_t closings;         /* that had come when it was set */
};

#ifdef __cplusplus
extern "C"
#endif
BOOL SetEvent(HANDLE handle);

BOOL SetEvent(HANDLE handle)
{
    struct event *event = (struct event *)handle;
    size_t closings = trace_count(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING);
    monitor_enter();
    event->times_set++;
    event->closings = closings;
    monitor_wake();
    monitor_leave();
    return TRUE;
}

static void check_not_set(struct event *event)
{
    monitor_enter();
    CHECK_EQ(event->times_set, 0);
    monitor_leave();
}

static void check_is_set(struct event *event)
{
    uint64_t deadline = clock_ms() + 10000;
    monitor_enter();
    while (event->times_set == 0 && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    CHECK_EQ(event->times_set, 1);
    CHECK_EQ(event->closings, 3);
    monitor_leave();
}

static HINTERNET session, connection, request;

static void open(struct event *event, unsigned short port)
{
    HANDLE handle = event;
    trace_clear(&seen);
    session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, WINHTTP_FLAG_ASYNC);
    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_UNLOAD_NOTIFY_EVENT, &handle, sizeof handle));
    CHECK(WinHttpSetStatusCallback(session, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    connection = WinHttpConnect(session, W("127.0.0.1"), port, 0);
    request = WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);
}

static void close_in_order(HINTERNET first, HINTERNET second, HINTERNET third, struct event *event)
{
    CHECK_SUCCEEDS(WinHttpCloseHandle(first));
    check_not_set(event);
    CHECK_SUCCEEDS(WinHttpCloseHandle(second));
    check_not_set(event);
    CHECK_SUCCEEDS(WinHttpCloseHandle(third));
    check_is_set(event);
}

int main(void)
{
    static struct event request_first, session_first, pending, no_handle_left;
    struct loopback server = loopback_start(script);
    HANDLE handle = &no_handle_left;

    open(&request_first, server.port);
    close_in_order(request, connection, session, &request_first);

    open(&session_first, server.port);
    close_in_order(session, connection, request, &session_first);

    /* With an operation that is cancelled by the last close: after its REQUEST_ERROR too. */
    open(&pending, server.port);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(REQUEST_SENT);
    close_in_order(session, connection, request, &pending);
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR), 1);

    /* A session without children. */
    session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_UNLOAD_NOTIFY_EVENT, &handle, sizeof handle));
    check_not_set(&no_handle_left);
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    monitor_enter();
    CHECK_EQ(no_handle_left.times_set, 1);
    monitor_leave();
    loopback_stop(&server);
    return 0;
}
