/* `ulimit -s`: the threads that the library makes have little stack, and call back on it. */
#include <sys/resource.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

int main(int argc, char **argv)
{
    static const struct rlimit small = { 256 * 1024, 256 * 1024 };
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        exchange_in_both_modes(port);
        return 0;
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    /* Counts for programs that start from now on. */
    CHECK(setrlimit(RLIMIT_STACK, &small) == 0);
    CHECK_EQ(program_rerun("use", server.port), 0);
    loopback_stop(&server);
    return 0;
}
