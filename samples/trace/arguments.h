/* The command line of winhttp-trace. */
#ifndef TRACE_ARGUMENTS_H
#define TRACE_ARGUMENTS_H

#include <stddef.h>

struct arguments {
    int synchronous;
    const char *method;      /* GET, or POST where there is data, unless given */
    const char *data;        /* of --data STRING, else NULL */
    const char *data_file;   /* of --data @FILE, else NULL */
    const char **headers;
    size_t header_count;
    const char *output;      /* NULL: standard output */
    const char *url;
};

enum arguments_answer {
    ARGUMENTS_COMPLETE,
    ARGUMENTS_HELP,          /* --help was among them and has been answered */
    ARGUMENTS_WRONG          /* and what is wrong has been said */
};

/* What it stores points into argv; headers is for free(). */
enum arguments_answer arguments_read(int argc, char **argv, struct arguments *arguments);

#endif
