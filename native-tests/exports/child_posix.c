#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#endif
#include "child.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FAILED_CHECK = 1 };

int child_run(const char *name, void (*code)(const void *argument, struct child_note *note), const void *argument,
    unsigned timeout_ms)
{
    struct child_note *note = (struct child_note *)mmap(NULL, sizeof *note, PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct pollfd end;
    int ends[2], status = 0, has_ended, succeeded;
    pid_t child;

    if (note == MAP_FAILED || pipe(ends) != 0) {
        perror("child_run");
        abort();
    }
    fflush(NULL);
    child = fork();
    if (child == 0) {
        close(ends[0]);
        code(argument, note);
        fflush(NULL);
        _Exit(0);
    }
    close(ends[1]);
    /* The child holds the other end for as long as it lives. */
    end.fd = ends[0];
    end.events = POLLIN;
    has_ended = poll(&end, 1, (int)timeout_ms) > 0;
    if (!has_ended) {
        kill(child, SIGKILL);
    }
    waitpid(child, &status, 0);
    succeeded = has_ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!has_ended) {
        fprintf(stderr, "%s hangs in %s\n", name, note->text);
    } else if (WIFSIGNALED(status)) {
        fprintf(stderr, "%s crashes with signal %d in %s\n", name, WTERMSIG(status), note->text);
    } else if (!succeeded && WEXITSTATUS(status) != FAILED_CHECK) {
        fprintf(stderr, "%s ends its process with code %d in %s\n", name, WEXITSTATUS(status), note->text);
    } else if (!succeeded) {
        fprintf(stderr, "%s: the check that failed was after %s\n", name, note->text);
    }
    close(ends[0]);
    munmap(note, sizeof *note);
    return succeeded;
}
