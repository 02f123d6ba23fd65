#include "program.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

enum { LIMIT_SECONDS = 10 };

void program_limit_time(void)
{
    /* Ends the process by SIGALRM, also when every thread of it stands still; survives exec. */
    alarm(LIMIT_SECONDS);
}

int program_end(int process)
{
    int status;
    while (waitpid(process, &status, 0) < 0) {
        CHECK(errno == EINTR);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int program_rerun(const char *scenario, unsigned short port)
{
    char number[8];
    pid_t process;

    snprintf(number, sizeof number, "%hu", port);
    fflush(NULL);
    process = fork();
    CHECK(process >= 0);
    if (process == 0) {
        program_limit_time();
        execl("/proc/self/exe", "program", scenario, number, (char *)NULL);
        _exit(127);
    }
    return program_end(process);
}

int program_forked(void (*code)(void *argument), void *argument)
{
    pid_t process;

    fflush(NULL);
    process = fork();
    CHECK(process >= 0);
    if (process == 0) {
        program_limit_time();
        code(argument);
        _exit(0);
    }
    return program_end(process);
}

const char *program_scenario(int argc, char **argv, unsigned short *port)
{
    if (argc != 3) {
        return NULL;
    }
    *port = (unsigned short)atoi(argv[2]);
    return argv[1];
}
