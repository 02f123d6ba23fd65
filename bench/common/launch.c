/*
 * launch COUNT PROGRAM ARGUMENT...: starts a program that does WORK_FIRST_BYTE, again and again, and tells how long it
 * took from before the start to the first byte, and to its end.
 */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "failure.h"
#include "latencies.h"
#include "process.h"

extern char **environ;

static struct latencies to_first_byte, to_end;
static long peak;

static int64_t first_byte_from(int pipe_end)
{
    char text[128];
    size_t length = 0;
    ssize_t got;
    long long nanoseconds;

    while (length < sizeof text - 1 && (got = read(pipe_end, text + length, sizeof text - 1 - length)) > 0) {
        length += (size_t)got;
    }
    text[length] = '\0';
    if (sscanf(text, "first-byte %lld", &nanoseconds) != 1) {
        return -1; /* the program has said why */
    }
    return nanoseconds;
}

static void launch(char **arguments)
{
    posix_spawn_file_actions_t actions;
    int ends[2], status, error;
    int64_t started, first_byte;
    struct rusage usage;
    pid_t child;

    if (pipe(ends) != 0) {
        failure_of_system("pipe");
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);

    started = clock_nanoseconds();
    error = posix_spawn(&child, arguments[0], &actions, NULL, arguments, environ);
    if (error != 0) {
        failure("%s: %s", arguments[0], strerror(error));
    }
    close(ends[1]);
    first_byte = first_byte_from(ends[0]);
    if (wait4(child, &status, 0, &usage) != child) {
        failure_of_system("wait4");
    }
    latencies_add(&to_end, clock_nanoseconds() - started);
    if (status != 0 || first_byte < 0) {
        failure("%s ended with status %d", arguments[0], status);
    }
    latencies_add(&to_first_byte, first_byte - started);
    if (usage.ru_maxrss > peak) {
        peak = usage.ru_maxrss;
    }
    close(ends[0]);
    posix_spawn_file_actions_destroy(&actions);
}

int main(int count, char **arguments)
{
    long times = count < 3 ? 0 : strtol(arguments[1], NULL, 10);
    struct processor_use before, use;
    int64_t begun;

    if (times <= 0) {
        fprintf(stderr, "usage: %s COUNT PROGRAM ARGUMENT...\n", arguments[0]);
        return 2;
    }
    before = processor_use_of_children();
    begun = clock_nanoseconds();
    for (long i = 0; i < times; i++) {
        launch(arguments + 2);
    }
    use = processor_use_between(before, processor_use_of_children());
    printf("result peak_kb=%ld requests=%ld seconds=%.6f user_us=%lld system_us=%lld switches=%ld p50_us=%.2f p99_us=%.2f "
           "exit_us=%.2f\n",
        peak, times, (double)(clock_nanoseconds() - begun) / 1e9, (long long)use.user, (long long)use.system, use.switches,
        latencies_percentile(&to_first_byte, 0.5) / 1e3, latencies_percentile(&to_first_byte, 0.99) / 1e3,
        latencies_percentile(&to_end, 0.5) / 1e3);
    return 0;
}
