/* A program that handles no signals ends by them as before. Those that report faults are the runtime's business:
   own_crash_handler_is_called and crash_ends_process say what holds for them. */
#include <signal.h>
#include <stdio.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static int is_fault(int number)
{
    return number == SIGSEGV || number == SIGBUS || number == SIGFPE || number == SIGILL || number == SIGTRAP
        || number == SIGABRT;
}

static int compare(unsigned short port)
{
    struct sigaction before[NSIG], after;
    sigset_t blocked_before, blocked_after;
    int number, changed = 0;

    for (number = 1; number < NSIG; number++) {
        before[number].sa_handler = SIG_ERR;
        sigaction(number, NULL, &before[number]);
    }
    CHECK(sigprocmask(SIG_SETMASK, NULL, &blocked_before) == 0);
    exchange_in_both_modes(port);
    CHECK(sigprocmask(SIG_SETMASK, NULL, &blocked_after) == 0);
    for (number = 1; number < NSIG; number++) {
        after.sa_handler = SIG_ERR;
        sigaction(number, NULL, &after);
        /* Those from SIGRTMIN on have no meaning of their own; the runtime stops its threads with one of them. */
        if (number < SIGRTMIN && !is_fault(number) && after.sa_handler != before[number].sa_handler) {
            fprintf(stderr, "signal %d: %s\n", number,
                after.sa_handler == SIG_IGN ? "is ignored now" : "has a handler now");
            changed = 1;
        }
        CHECK(sigismember(&blocked_after, number) == sigismember(&blocked_before, number));
    }
    return changed;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        return compare(port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("compare", server.port), 0);
    loopback_stop(&server);
    return 0;
}
