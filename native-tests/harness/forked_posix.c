#include "forked.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

int forked_run(void (*code)(void), char *errors, size_t capacity)
{
    int ends[2], status;
    size_t length = 0;
    ssize_t count;
    char spare[256];
    pid_t copy;

    CHECK(pipe(ends) == 0);
    fflush(NULL);
    copy = fork();
    CHECK(copy >= 0);
    if (copy == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        close(ends[1]);
        code();
        fflush(NULL);
        _Exit(0);
    }

    close(ends[1]);
    /* Read to the end, or the copy could stand still in a full pipe. */
    do {
        int fits = length + 1 < capacity;
        count = fits ? read(ends[0], errors + length, capacity - 1 - length) : read(ends[0], spare, sizeof spare);
        if (fits && count > 0) {
            length += (size_t)count;
        }
    } while (count > 0);
    errors[length] = 0;
    close(ends[0]);
    CHECK(waitpid(copy, &status, 0) == copy);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}
