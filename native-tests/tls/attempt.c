#include "attempt.h"

#include <pthread.h>
#include <string.h>

#include "check.h"
#include "monitor.h"
#include "text.h"

/* Longer than the fifteen seconds that a handshake may spend on fetching. */
enum { PATIENCE_MS = 60000 };

/* Guarded by the monitor. */
struct run {
    struct attempt seen;
    HINTERNET request;
    enum call_mode mode;
    int is_over;
};

static void end(struct run *run, DWORD error)
{
    run->seen.error = error;
    run->seen.endings++;
    run->is_over = 1;
    monitor_wake();
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct run *run = (struct run *)context;
    int receives = 0;

    monitor_enter();
    CHECK_EQ(run->seen.closings, 0);
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SECURE_FAILURE:
        CHECK_EQ(length, sizeof(DWORD));
        run->seen.secure_failures++;
        memcpy(&run->seen.secure_flags, info, sizeof(DWORD));
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        end(run, ((const WINHTTP_ASYNC_RESULT *)info)->dwError);
        break;
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        receives = 1;
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        end(run, 0);
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        run->seen.closings++;
        monitor_wake();
        break;
    default:
        break;
    }
    monitor_leave();
    if (receives && !WinHttpReceiveResponse(request, NULL)) {
        DWORD error = GetLastError();

        monitor_enter();
        end(run, error);
        monitor_leave();
    }
}

static void open_run(struct run *run, const struct client *client, int limit)
{
    DWORD_PTR context = (DWORD_PTR)run;

    memset(run, 0, sizeof *run);
    run->mode = client->mode;
    run->request = WinHttpOpenRequest(client->connection, NULL, NULL, NULL, NULL, NULL, client->flags);
    CHECK(run->request != NULL);
    if (limit > 0) {
        CHECK_SUCCEEDS(WinHttpSetTimeouts(run->request, 0, 60000, 30000, limit));
    }
    CHECK_SUCCEEDS(WinHttpSetOption(run->request, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
    CHECK(WinHttpSetStatusCallback(run->request, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
}

static void begin(struct run *run)
{
    BOOL accepted = WinHttpSendRequest(run->request, NULL, 0, NULL, 0, 0, (DWORD_PTR)run);

    if (run->mode == SYNCHRONOUS && accepted) {
        accepted = WinHttpReceiveResponse(run->request, NULL);
    }
    if (run->mode == SYNCHRONOUS || !accepted) {
        DWORD error = accepted ? 0 : GetLastError();

        monitor_enter();
        end(run, error);
        monitor_leave();
    }
}

static void await(const int *flag)
{
    uint64_t deadline = clock_ms() + PATIENCE_MS;

    monitor_enter();
    while (!*flag) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
}

static struct attempt conclude(struct run *run)
{
    await((const int *)&run->seen.closings);
    return run->seen;
}

static struct attempt get(struct run *run)
{
    begin(run);
    await(&run->is_over);
    if (run->seen.error == 0) {
        DWORD size = sizeof run->seen.status;

        CHECK_SUCCEEDS(WinHttpQueryHeaders(run->request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER, NULL,
            &run->seen.status, &size, NULL));
    }
    CHECK_SUCCEEDS(WinHttpCloseHandle(run->request));
    return conclude(run);
}

struct attempt attempt_get(const struct client *client, int limit)
{
    struct run run;

    open_run(&run, client, limit);
    return get(&run);
}

struct attempt attempt_prepared(const struct client *client, void (*prepare)(HINTERNET request, void *argument), void *argument)
{
    struct run run;

    open_run(&run, client, 0);
    prepare(run.request, argument);
    return get(&run);
}

static void *begin_on_thread(void *argument)
{
    begin((struct run *)argument);
    return NULL;
}

struct attempt attempt_closed(const struct client *client, void (*prepare)(HINTERNET request),
    void (*moment)(void *argument), void *argument)
{
    struct run run;
    pthread_t thread;

    open_run(&run, client, 0);
    if (prepare != NULL) {
        prepare(run.request);
    }
    CHECK(pthread_create(&thread, NULL, begin_on_thread, &run) == 0);
    moment(argument);
    CHECK_SUCCEEDS(WinHttpCloseHandle(run.request));
    CHECK(pthread_join(thread, NULL) == 0);
    await(&run.is_over);
    return conclude(&run);
}

void attempt_check(const char *file, int line, struct attempt attempt, DWORD error, DWORD secure_flags)
{
    check_equal(file, line, "error", "that", attempt.error, error);
    check_equal(file, line, "SECURE_FAILURE notifications", "as many", attempt.secure_failures, secure_flags != 0);
    check_equal(file, line, "SECURE_FAILURE flags", "those", attempt.secure_flags, secure_flags);
    check_equal(file, line, "ends", "one", attempt.endings, 1);
    check_equal(file, line, "HANDLE_CLOSING", "one", attempt.closings, 1);
}
