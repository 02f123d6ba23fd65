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
        exchange_in_both_modes(port);
        return 0;
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK(unsetenv("HOME") == 0);
    CHECK_EQ(program_rerun("unset", server.port), 0);
    CHECK(setenv("HOME", "/does/not/exist", 1) == 0);
    CHECK_EQ(program_rerun("missing", server.port), 0);
    loopback_stop(&server);
    return 0;
}
