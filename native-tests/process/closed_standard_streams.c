/* A daemon without standard streams: the numbers 0, 1 and 2 become ordinary descriptors, also of the library. */
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static int use(unsigned short port)
{
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
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
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
