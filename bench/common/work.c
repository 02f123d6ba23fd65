#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    enum work_kind kind;
} kinds[] = {
    { "get", WORK_GET },           { "concurrent", WORK_CONCURRENT }, { "download", WORK_DOWNLOAD },
    { "upload", WORK_UPLOAD },     { "first-byte", WORK_FIRST_BYTE }, { "idle", WORK_IDLE },
    { "notifications", WORK_NOTIFICATIONS }, { "handle-notifications", WORK_HANDLE_NOTIFICATIONS },
};

static _Noreturn void usage(const char *program)
{
    fprintf(stderr,
        "usage: %s WORK --port N [OPTION...]\n"
        "  WORK               get, concurrent, download, upload, first-byte, idle, notifications\n"
        "                     or handle-notifications\n"
        "  --host ADDRESS     IPv4, 127.0.0.1 unless given\n"
        "  --authority FILE   https, trusting this certificate\n"
        "  --count N          requests at once, or idle connections; 1 unless given\n"
        "  --seconds S        how long to measure; 1 unless given\n"
        "  --non-blocking     promise that callbacks do not block\n"
        "  --new-connections  one for each request\n",
        program);
    exit(2);
}

static enum work_kind kind_named(const char *name, const char *program)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return kinds[i].kind;
        }
    }
    usage(program);
}

struct work work_from_arguments(int count, char **arguments)
{
    struct work work = { .host = "127.0.0.1", .count = 1, .seconds = 1 };

    if (count < 2) {
        usage(arguments[0]);
    }
    work.kind = kind_named(arguments[1], arguments[0]);
    for (int i = 2; i < count; i++) {
        const char *option = arguments[i];
        if (strcmp(option, "--non-blocking") == 0) {
            work.non_blocking = 1;
        } else if (strcmp(option, "--new-connections") == 0) {
            work.new_connections = 1;
        } else if (++i == count) {
            usage(arguments[0]);
        } else if (strcmp(option, "--host") == 0) {
            work.host = arguments[i];
        } else if (strcmp(option, "--port") == 0) {
            work.port = (unsigned)strtoul(arguments[i], NULL, 10);
        } else if (strcmp(option, "--authority") == 0) {
            work.authority = arguments[i];
        } else if (strcmp(option, "--count") == 0) {
            work.count = (unsigned)strtoul(arguments[i], NULL, 10);
        } else if (strcmp(option, "--seconds") == 0) {
            work.seconds = strtod(arguments[i], NULL);
        } else {
            usage(arguments[0]);
        }
    }
    if (work.port == 0 || work.port > 65535 || work.count == 0 || !(work.seconds > 0)) {
        usage(arguments[0]);
    }
    return work;
}
