/* `ulimit -v`: the runtime likes to reserve far more address space than it uses. */
#include <sys/resource.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static int use(unsigned short port)
{
    static const struct rlimit limit = { 2048ul << 20, 2048ul << 20 };
    CHECK(setrlimit(RLIMIT_AS, &limit) == 0);
    exchange_in_both_modes(port);
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        return use(port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("use", server.port), 0);
    loopback_stop(&server);
    return 0;
}
