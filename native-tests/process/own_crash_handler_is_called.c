/* A crash reporter that the program installed before the library started still gets the program's own crashes. */
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

enum { REPORTED = 7 };

static void on_crash(int number, siginfo_t *details, void *machine)
{
    (void)machine;
    _exit(number == SIGSEGV && details->si_addr == NULL ? REPORTED : 1);
}

static int crash(unsigned short port)
{
    struct sigaction action;
    int *volatile nowhere = NULL;

    memset(&action, 0, sizeof action);
    action.sa_sigaction = on_crash;
    action.sa_flags = SA_SIGINFO;
    CHECK(sigaction(SIGSEGV, &action, NULL) == 0);
    exchange_in_both_modes(port);
    *nowhere = 1;
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        return crash(port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("crash", server.port), REPORTED);
    loopback_stop(&server);
    return 0;
}
