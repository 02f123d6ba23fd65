/* A copy that leaves by exit() runs the exit handlers and destructors of a library whose threads are gone. */
#include <stdlib.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static void leave(void *unused)
{
    (void)unused;
    exit(7);
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    exchange_in_both_modes(server.port);
    CHECK_EQ(program_forked(leave, NULL), 7);
    exchange_in_both_modes(server.port);
    loopback_stop(&server);
    return 0;
}
