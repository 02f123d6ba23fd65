/* Programs that are started while the library has connections inherit none of its descriptors. */
#include <stdio.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"
#include "usage.h"

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;
    int before;

    if (program_scenario(argc, argv, &port) != NULL) {
        return usage_descriptors();
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    before = program_rerun("count", 0);
    CHECK(before > 0);
    exchange_in_both_modes(server.port);
    CHECK_EQ(program_rerun("count", 0), before);
    loopback_stop(&server);
    return 0;
}
