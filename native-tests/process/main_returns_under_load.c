/* The library is at work on many threads, its own and the program's, while exit handlers and destructors run. */
#include <pthread.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "program.h"

enum { ROUNDS = 20, WORKERS = 4, ENOUGH = 200 };

static unsigned short server_port;
static int exchanges; /* guarded by the monitor */

static void count_exchange(void)
{
    monitor_enter();
    exchanges++;
    monitor_wake();
    monitor_leave();
}

static void *work_blocking(void *unused)
{
    HINTERNET connection = exchange_connect(exchange_session(0), server_port);
    (void)unused;
    for (;;) {
        exchange_blocking(connection);
        count_exchange();
    }
    return NULL;
}

static void *work_asynchronously(void *unused)
{
    HINTERNET connection = exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server_port);
    struct exchange exchange;
    (void)unused;
    for (;;) {
        exchange_begin(&exchange, connection);
        exchange_await(&exchange);
        count_exchange();
    }
    return NULL;
}

static int leave(void)
{
    int i;
    for (i = 0; i < WORKERS; i++) {
        pthread_t worker;
        CHECK(pthread_create(&worker, NULL, i % 2 == 0 ? work_blocking : work_asynchronously, NULL) == 0);
    }
    monitor_enter();
    while (exchanges < ENOUGH) {
        monitor_wait(clock_ms() + 60000);
    }
    monitor_leave();
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    int round;

    if (program_scenario(argc, argv, &server_port) != NULL) {
        return leave();
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    for (round = 0; round < ROUNDS; round++) {
        CHECK_EQ(program_rerun("leave", server.port), 0);
    }
    loopback_stop(&server);
    return 0;
}
