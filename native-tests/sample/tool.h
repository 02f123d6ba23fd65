/* Runs winhttp-trace as its user would, and takes apart what it prints. */
#ifndef SAMPLE_TOOL_H
#define SAMPLE_TOOL_H

#include <stddef.h>

struct tool_run {
    int exit_code;
    char *output;            /* standard output; a NUL follows the last byte */
    size_t output_length;
    char *messages;          /* standard error */
};

/* The arguments as one line of a shell, made like printf's; the result is for tool_free. */
struct tool_run tool_run(const char *format, ...)
#if defined(__GNUC__)
    __attribute__((__format__(__printf__, 1, 2)))
#endif
    ;

void tool_free(struct tool_run *run);

/*
 * The notifications in `messages`, one a line: handle kind, status name, payload; for free(). Time and thread are
 * left out after a check: times never go back, threads are numbered from 1 without gaps, the first is 1.
 */
char *tool_trace(const struct tool_run *run);

/* The number of the thread in the first line with that status; there must be one. */
unsigned tool_thread(const struct tool_run *run, const char *status);

/* Ends the test, with all messages, unless they have this text. */
void tool_expect_message(const struct tool_run *run, const char *text);

/* Whole files, in the working directory. */
void tool_write_file(const char *name, const char *bytes, size_t length);
char *tool_read_file(const char *name, size_t *length);

#endif
