#include <pthread.h>
#include <stdlib.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static unsigned short server_port;
static pthread_t main_thread;

static void *go_on(void *unused)
{
    (void)unused;
    CHECK(pthread_join(main_thread, NULL) == 0);
    exchange_in_both_modes(server_port);
    exit(7);
}

static int leave_by_thread_exit(void)
{
    pthread_t other;
    exchange_in_both_modes(server_port);
    main_thread = pthread_self();
    CHECK(pthread_create(&other, NULL, go_on, NULL) == 0);
    pthread_exit(NULL);
}

int main(int argc, char **argv)
{
    struct loopback server;

    if (program_scenario(argc, argv, &server_port) != NULL) {
        return leave_by_thread_exit();
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("leave", server.port), 7);
    loopback_stop(&server);
    return 0;
}
