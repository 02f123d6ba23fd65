/* A service that gives up its rights: before the first use of the library, and after. */
#include <grp.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

enum { NOBODY = 65534 };

static int use(const char *scenario, unsigned short port)
{
    struct exchange exchange;
    HINTERNET connection = NULL;

    if (strcmp(scenario, "after") == 0) {
        exchange_in_both_modes(port);
        connection = exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), port);
    }
    CHECK(setgroups(0, NULL) == 0 && setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
    CHECK(setuid(0) != 0);
    exchange_in_both_modes(port);
    if (connection != NULL) {
        exchange_begin(&exchange, connection);
        exchange_await(&exchange);
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;
    const char *scenario = program_scenario(argc, argv, &port);

    if (scenario != NULL) {
        return use(scenario, port);
    }
    if (geteuid() != 0) {
        SKIP("only root can become another user");
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("before", server.port), 0);
    CHECK_EQ(program_rerun("after", server.port), 0);
    loopback_stop(&server);
    return 0;
}
