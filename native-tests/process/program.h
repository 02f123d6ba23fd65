/* Other processes that run code of this test, and how they end. Each is killed when it takes too long. */
#ifndef PROCESS_PROGRAM_H
#define PROCESS_PROGRAM_H

#ifdef __cplusplus
extern "C" {
#endif

/* How a process ended, as one number: its exit code, or minus the signal that ended it. */

/*
 * Runs this program once more, as `program scenario port`. Nothing of this process is in it, so its first call of
 * the library is a first call.
 */
int program_rerun(const char *scenario, unsigned short port);

/* Runs code in a copy of this process, which ends with 0 when the code returns. */
int program_forked(void (*code)(void *argument), void *argument);

/* The scenario that this process was started for, or NULL in the test itself. */
const char *program_scenario(int argc, char **argv, unsigned short *port);

/* In a process made by a fork of one's own: the time limit of the others. */
void program_limit_time(void);

/* Waits for a child. */
int program_end(int process);

#ifdef __cplusplus
}
#endif

#endif
