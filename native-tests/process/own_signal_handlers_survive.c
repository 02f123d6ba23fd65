/* Handlers that the program had before the library started are still there, and called. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static const int signals[] = {
    SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2, SIGPIPE, SIGCHLD, SIGWINCH, SIGCONT, SIGTSTP, SIGTTIN,
    SIGTTOU, SIGURG, SIGIO, SIGPROF, SIGVTALRM,
};

enum { COUNT = sizeof signals / sizeof signals[0] };

static volatile sig_atomic_t caught;

static void on_signal(int number)
{
    caught = number;
}

static int catch_and_use(unsigned short port)
{
    struct sigaction ours, seen;
    int i, status;
    pid_t child;

    memset(&ours, 0, sizeof ours);
    ours.sa_handler = on_signal;
    ours.sa_flags = SA_RESTART;
    for (i = 0; i < COUNT; i++) {
        CHECK(sigaction(signals[i], &ours, NULL) == 0);
    }
    exchange_in_both_modes(port);
    for (i = 0; i < COUNT; i++) {
        CHECK(sigaction(signals[i], NULL, &seen) == 0);
        if (seen.sa_handler != on_signal || (seen.sa_flags & SA_RESTART) == 0) {
            fprintf(stderr, "the handler of signal %d is another one\n", signals[i]);
            check_exit();
        }
        caught = 0;
        CHECK(raise(signals[i]) == 0);
        CHECK_EQ(caught, signals[i]);
    }

    /* A child of the program is the program's to wait for. */
    caught = 0;
    child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        _exit(7);
    }
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 7);
    CHECK_EQ(caught, SIGCHLD);
    exchange_in_both_modes(port);
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        return catch_and_use(port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("use", server.port), 0);
    loopback_stop(&server);
    return 0;
}
