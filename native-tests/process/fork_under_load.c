/* Forks at any moment of the library's work on other threads: the copy neither hangs nor crashes in its calls. */
#include <pthread.h>
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "program.h"
#include "text.h"

enum { WORKERS = 4, FORKS = 100, LEFT = 7 };

static HINTERNET blocking, asynchronous;
static int is_over; /* guarded by the monitor */

static int may_go_on(void)
{
    int result;
    monitor_enter();
    result = !is_over;
    monitor_leave();
    return result;
}

static void *work_blocking(void *unused)
{
    while (may_go_on()) {
        exchange_blocking(blocking);
    }
    return unused;
}

static void *work_asynchronously(void *unused)
{
    struct exchange exchange;
    while (may_go_on()) {
        exchange_begin(&exchange, asynchronous);
        exchange_await(&exchange);
    }
    return unused;
}

static void use_in_copy(void *unused)
{
    int i;
    (void)unused;
    for (i = 0; i < 20; i++) {
        CHECK_FAILS(WinHttpOpen(W("copy"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0), ERROR_WINHTTP_SHUTDOWN);
        CHECK_FAILS(WinHttpCloseHandle(blocking), ERROR_INVALID_HANDLE);
    }
    _exit(LEFT);
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    pthread_t workers[WORKERS];
    int i;

    blocking = exchange_connect(exchange_session(0), server.port);
    asynchronous = exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server.port);
    for (i = 0; i < WORKERS; i++) {
        CHECK(pthread_create(&workers[i], NULL, i % 2 == 0 ? work_blocking : work_asynchronously, NULL) == 0);
    }
    for (i = 0; i < FORKS; i++) {
        CHECK_EQ(program_forked(use_in_copy, NULL), LEFT);
    }
    monitor_enter();
    is_over = 1;
    monitor_leave();
    for (i = 0; i < WORKERS; i++) {
        CHECK(pthread_join(workers[i], NULL) == 0);
    }
    loopback_stop(&server);
    return 0;
}
