#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static int use(unsigned short port)
{
    char folder[] = "vanishing XXXXXX";
    char path[256];

    CHECK(mkdtemp(folder) != NULL);
    CHECK(chdir(folder) == 0);
    CHECK(getcwd(path, sizeof path) != NULL);
    CHECK(rmdir(path) == 0);
    CHECK(getcwd(path, sizeof path) == NULL);
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
