#define _POSIX_C_SOURCE 200809L

#include "own_process.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

void own_process_each_mode(void (*run)(enum call_mode mode))
{
    enum call_mode mode;

    EACH_MODE(mode) {
        int outcome = -1;
        pid_t child;

        printf("%s\n", mode == SYNCHRONOUS ? "synchronous" : "asynchronous");
        fflush(stdout);
        child = fork();
        CHECK(child >= 0);
        if (child == 0) {
            run(mode);
            exit(0);
        }
        CHECK(waitpid(child, &outcome, 0) == child);
        CHECK(outcome == 0); /* not CHECK_EQ, which asks the library for the last error */
    }
}
