#define _POSIX_C_SOURCE 200809L

#include "server_program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

enum { ANSWER_TIMEOUT_MS = 25000 };

/*
 * The end of the input, which is the end of the test at the latest, ends everything. The server's messages go through
 * a FIFO that ends with the last process that writes to it, so that a server that fails is noticed at once.
 */
static const char keeper[] =
    "sh -c '"
    "mkfifo \"%s/messages\"; "
    "%s </dev/null >/dev/null 2>\"%s/messages\" & server=$!; "
    "{ while IFS= read -r line; do"
    " case $line in *\"%s\"*) echo ready ;; *) printf \"%%s\\n\" \"$line\" >&2 ;; esac;"
    " done; echo ended; } <\"%s/messages\" & "
    "cat >/dev/null 2>&1; "
    "kill -TERM $server; wait $server; code=$?; rm -rf \"%s\"; exit $code'";

char *server_program_path(const char *name)
{
    const char *path = getenv("PATH");
    char folders[4096], *folder, *rest, reason[256];

    snprintf(folders, sizeof folders, "%s:/usr/sbin:/usr/local/sbin", path == NULL ? "" : path);
    for (folder = strtok_r(folders, ":", &rest); folder != NULL; folder = strtok_r(NULL, ":", &rest)) {
        size_t size = strlen(folder) + strlen(name) + 2;
        char *found = (char *)malloc(size);

        CHECK(found != NULL);
        snprintf(found, size, "%s/%s", folder, name);
        if (access(found, X_OK) == 0) {
            return found;
        }
        free(found);
    }
    snprintf(reason, sizeof reason, "there is no %s here, neither in PATH nor in /usr/sbin", name);
    SKIP(reason);
    return NULL;
}

void server_folder_make(char folder[SERVER_FOLDER_SIZE], const char *name)
{
    umask(022);
    CHECK(snprintf(folder, SERVER_FOLDER_SIZE, "/tmp/%s-XXXXXX", name) < SERVER_FOLDER_SIZE);
    CHECK(mkdtemp(folder) != NULL);
    CHECK(chmod(folder, 0755) == 0);
}

void server_folder_write(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *file;

    CHECK(snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path);
    file = fopen(path, "w");
    CHECK(file != NULL);
    CHECK(fputs(text, file) >= 0);
    CHECK(fclose(file) == 0);
}

void server_command_run(const char *command, const char *input)
{
    char output[8192], *line;
    struct child_process child;
    size_t length = 0, size = strlen(command) + sizeof "sh -c '' 2>&1";
    long count;
    int code;

    line = (char *)malloc(size);
    CHECK(line != NULL);
    snprintf(line, size, "sh -c '%s' 2>&1", command);
    child = child_start(line);
    free(line);
    if (input != NULL) {
        CHECK(child_write(child, input, strlen(input)));
    }
    child_end_input(child);
    while ((count = child_read(child, output + length, sizeof output - 1 - length, ANSWER_TIMEOUT_MS)) > 0) {
        length += (size_t)count;
    }
    output[length] = '\0';
    code = count == 0 ? child_finish(child) : -1;
    if (code != 0) {
        fprintf(stderr, "%s\nended with %d:\n%s\n", command, code, output);
        check_exit();
    }
}

struct child_process server_command_start(const char *folder, const char *command, const char *ready)
{
    size_t size = sizeof keeper + strlen(command) + strlen(ready) + 4 * strlen(folder);
    char *line = (char *)malloc(size), answer[sizeof "ready"];
    struct child_process process;
    long count;

    CHECK(line != NULL);
    CHECK(snprintf(line, size, keeper, folder, command, folder, ready, folder, folder) < (int)size);
    process = child_start(line);
    free(line);
    count = child_read(process, answer, sizeof answer - 1, ANSWER_TIMEOUT_MS);
    if (count != (long)strlen("ready") || memcmp(answer, "ready", strlen("ready")) != 0) {
        fprintf(stderr, "the server %s: %s\n", count < 0 ? "does not become ready" : "does not start", command);
        check_exit();
    }
    return process;
}

void server_command_stop(struct child_process process)
{
    CHECK_EQ(child_finish(process), 0);
}
