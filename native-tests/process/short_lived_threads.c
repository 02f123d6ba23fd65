/* Programs with a thread a task: what the library keeps for a thread goes away with it. */
#include <pthread.h>
#include <stdio.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "usage.h"

/* The managed heap grows in steps of 4 MiB; one may come at any moment. A leak of 1 KiB a thread is more. */
enum { WARM_UP = 10000, THREADS = 10000, AT_ONCE = 10, BOUND_KIB = 8 * 1024 };

static HINTERNET connection;

static void *exchange_once(void *unused)
{
    exchange_blocking(connection);
    pthread_exit(unused);
}

static void *fail_once(void *unused)
{
    (void)unused;
    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    return NULL;
}

static void run_threads(int count)
{
    pthread_t threads[AT_ONCE];
    int i;
    for (; count > 0; count -= AT_ONCE) {
        for (i = 0; i < AT_ONCE; i++) {
            CHECK(pthread_create(&threads[i], NULL, i == 0 ? exchange_once : fail_once, NULL) == 0);
        }
        for (i = 0; i < AT_ONCE; i++) {
            CHECK(pthread_join(threads[i], NULL) == 0);
        }
    }
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    HINTERNET session = exchange_session(0);
    long before, growth;

    connection = exchange_connect(session, server.port);
    run_threads(WARM_UP);
    before = usage_resident_kib();
    run_threads(THREADS);
    growth = usage_resident_kib() - before;
    printf("%d threads: %ld KiB more\n", THREADS, growth);
    CHECK(growth < BOUND_KIB);
    loopback_stop(&server);
    return 0;
}
