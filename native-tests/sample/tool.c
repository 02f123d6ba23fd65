#define _POSIX_C_SOURCE 200809L

#include "tool.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "child_process.h"

enum { OUTPUT_TIMEOUT_MS = 20000 };

static void *allocated(void *memory)
{
    CHECK(memory != NULL);
    return memory;
}

struct tool_run tool_run(const char *format, ...)
{
    struct tool_run run = { 0, NULL, 0, NULL };
    struct child_process child;
    char arguments[2048], messages[64], line[4096];
    va_list values;

    va_start(values, format);
    CHECK(vsnprintf(arguments, sizeof arguments, format, values) < (int)sizeof arguments);
    va_end(values);
    /* Tests of one folder may run side by side. */
    snprintf(messages, sizeof messages, "messages.%ld", (long)getpid());
    CHECK(snprintf(line, sizeof line, "\"%s\" %s 2>%s", WINHTTP_TRACE, arguments, messages) < (int)sizeof line);

    child = child_start(line);
    for (;;) {
        long count;
        run.output = (char *)allocated(realloc(run.output, run.output_length + 65536 + 1));
        count = child_read(child, run.output + run.output_length, 65536, OUTPUT_TIMEOUT_MS);
        CHECK(count != CHILD_READ_TIMED_OUT);
        if (count == 0) {
            break;
        }
        run.output_length += (size_t)count;
    }
    run.output[run.output_length] = '\0';
    run.exit_code = child_finish(child);
    run.messages = tool_read_file(messages, NULL);
    remove(messages);
    return run;
}

void tool_free(struct tool_run *run)
{
    free(run->output);
    free(run->messages);
}

/* Takes one line of the trace apart; 0 when it is another kind of line. `rest` begins at the handle kind. */
static int read_notification(const char *line, double *milliseconds, unsigned *thread, int *rest)
{
    /* Right-aligned numbers; the lines of the response head and of errors begin with something else. */
    return line[0] == ' ' && sscanf(line, " %lf %u %n", milliseconds, thread, rest) == 2;
}

char *tool_trace(const struct tool_run *run)
{
    char *trace = (char *)allocated(malloc(strlen(run->messages) + 1)), *end = trace;
    const char *line;
    double last = 0;
    unsigned threads = 0;

    for (line = run->messages; *line != '\0'; line = strchr(line, '\n') + 1) {
        double milliseconds;
        unsigned thread;
        int rest = 0;
        char handle[16], status[32], payload[256] = "";

        CHECK(strchr(line, '\n') != NULL);
        if (!read_notification(line, &milliseconds, &thread, &rest)) {
            continue;
        }
        CHECK(milliseconds >= last);
        CHECK(thread >= 1 && thread <= threads + 1);
        last = milliseconds;
        threads = thread > threads ? thread : threads;
        CHECK(sscanf(line + rest, "%15s %31[A-Z_]%*[ ]%255[^\n]", handle, status, payload) >= 2);
        end += sprintf(end, "%s %s%s%s\n", handle, status, payload[0] == '\0' ? "" : " ", payload);
    }
    *end = '\0';
    return trace;
}

unsigned tool_thread(const struct tool_run *run, const char *status)
{
    const char *line;

    for (line = run->messages; *line != '\0'; line = strchr(line, '\n') + 1) {
        double milliseconds;
        unsigned thread;
        int rest = 0;
        char name[32];
        if (read_notification(line, &milliseconds, &thread, &rest) && sscanf(line + rest, "%*s %31[A-Z_]", name) == 1
            && strcmp(name, status) == 0) {
            return thread;
        }
    }
    tool_expect_message(run, status);
    return 0;
}

void tool_expect_message(const struct tool_run *run, const char *text)
{
    if (strstr(run->messages, text) == NULL) {
        fprintf(stderr, "no '%s' in:\n%s", text, run->messages);
        CHECK(!"the message was printed");
    }
}

void tool_write_file(const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(name, "wb");

    CHECK(file != NULL);
    CHECK_EQ(fwrite(bytes, 1, length, file), length);
    CHECK(fclose(file) == 0);
}

char *tool_read_file(const char *name, size_t *length)
{
    FILE *file = fopen(name, "rb");
    char *bytes = NULL;
    size_t used = 0, count;

    CHECK(file != NULL);
    do {
        bytes = (char *)allocated(realloc(bytes, used + 65536 + 1));
        count = fread(bytes + used, 1, 65536, file);
        used += count;
    } while (count > 0);
    CHECK(!ferror(file));
    fclose(file);
    bytes[used] = '\0';
    if (length != NULL) {
        *length = used;
    }
    return bytes;
}
