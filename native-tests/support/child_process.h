/* A program that a test runs beside itself, with a byte channel to its standard input and output. */
#ifndef SUPPORT_CHILD_PROCESS_H
#define SUPPORT_CHILD_PROCESS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct child_process {
    intptr_t id;
    intptr_t channel;
};

enum { CHILD_READ_TIMED_OUT = -1 };

/*
 * Runs a command line, words with blanks in double quotes. Standard error is that of the test. The channel is
 * inherited by no other program, so the child finds the end of its input when the test ends, however it ends.
 */
struct child_process child_start(const char *command_line);

/* All bytes; 0 when the child no longer reads. */
int child_write(struct child_process child, const char *bytes, size_t length);

/* Up to `capacity` bytes as they come; 0 is the end of the child's output, or CHILD_READ_TIMED_OUT. */
long child_read(struct child_process child, char *bytes, size_t capacity, unsigned timeout_ms);

/* The child finds the end of its input, and can still be read. */
void child_end_input(struct child_process child);

/* Closes the channel and waits for the child to end. Its exit code, or -1 when it ended otherwise. */
int child_finish(struct child_process child);

#ifdef __cplusplus
}
#endif

#endif
