#include <pthread.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

enum { THREADS = 200, ROUNDS = 5 };

static unsigned short server_port;
static pthread_barrier_t start;

static void *use(void *number)
{
    pthread_barrier_wait(&start);
    if ((size_t)number % 2 == 0) {
        HINTERNET session = exchange_session(0);
        HINTERNET connection = exchange_connect(session, server_port);
        exchange_blocking(connection);
        CHECK_SUCCEEDS(WinHttpCloseHandle(connection));
        CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    } else {
        /* These begin with a failure. */
        CHECK_FAILS(WinHttpOpen(NULL, 0x7777, NULL, NULL, 0), ERROR_INVALID_PARAMETER);
    }
    return NULL;
}

static int begin(void)
{
    pthread_t threads[THREADS];
    size_t i;

    CHECK(pthread_barrier_init(&start, NULL, THREADS) == 0);
    for (i = 0; i < THREADS; i++) {
        CHECK(pthread_create(&threads[i], NULL, use, (void *)i) == 0);
    }
    for (i = 0; i < THREADS; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    int round;

    if (program_scenario(argc, argv, &server_port) != NULL) {
        return begin();
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    for (round = 0; round < ROUNDS; round++) {
        CHECK_EQ(program_rerun("begin", server.port), 0);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
