/* A server that forks first and uses the library then: in the copy, and in the original too. */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static void use(void *port)
{
    exchange_in_both_modes(*(unsigned short *)port);
}

static int fork_and_use(unsigned short port)
{
    CHECK(program_forked(use, &port) == 0);
    exchange_in_both_modes(port);
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        return fork_and_use(port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("use", server.port), 0);
    loopback_stop(&server);
    return 0;
}
