/* No HOME, no PATH, nothing: as a service manager or a program that cleans its environment starts others. */
#include <stdlib.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        CHECK(getenv("HOME") == NULL && getenv("PATH") == NULL);
        exchange_in_both_modes(port);
        return 0;
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK(clearenv() == 0);
    CHECK_EQ(program_rerun("use", server.port), 0);
    loopback_stop(&server);
    return 0;
}
