/* Servers that were not written for these tests: found on the machine, run for one test, gone when it ends. */
#ifndef SERVERS_SERVER_PROGRAM_H
#define SERVERS_SERVER_PROGRAM_H

#include "child_process.h"

enum { SERVER_FOLDER_SIZE = 64 };

/* Full name of a program in PATH or in /usr/sbin; skips the test, with the reason, when there is none. For free(). */
char *server_program_path(const char *name);

/*
 * A new folder for one server. It lies in /tmp, where a server that has given up the rights of root can reach it; what
 * the test writes there from now on can be read by all. "/tmp/NAME-XXXXXX" must fit.
 */
void server_folder_make(char folder[SERVER_FOLDER_SIZE], const char *name);

/* A text file in that folder. */
void server_folder_write(const char *folder, const char *name, const char *text);

/* Runs a command line of the shell to its end, with that input, which may be NULL; ends the test unless its code is 0. */
void server_command_run(const char *command, const char *input);

/*
 * Runs a command line of the shell, and returns when its standard error says `ready`. The rest of what it says becomes
 * standard error of the test. When the test ends, however it ends, so does the command, by SIGTERM, and the folder goes.
 */
struct child_process server_command_start(const char *folder, const char *command, const char *ready);

/* Waits until the command has ended and the folder is gone. */
void server_command_stop(struct child_process process);

#endif
