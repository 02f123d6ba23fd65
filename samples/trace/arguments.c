#include "arguments.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: winhttp-trace [OPTION]... URL\n"
    "\n"
    "Makes one HTTP request and shows every notification of it as it comes.\n"
    "\n"
    "  --sync              synchronous session; the default is an asynchronous one\n"
    "  --method M          default: GET, with --data POST\n"
    "  --data STRING       request body, given to WinHttpSendRequest\n"
    "  --data @FILE        request body, streamed through WinHttpWriteData\n"
    "  --header 'N: V'     request header, may be repeated\n"
    "  --output FILE       where the response body goes, instead of standard output\n"
    "  --help              this text\n"
    "\n"
    "Standard output has the body and nothing else; the trace, the response head and the\n"
    "totals are on standard error.\n"
    "\n"
    "Exit code: 0 a whole response came, whatever its status; 1 the exchange failed;\n"
    "2 the command line is wrong; 3 a local file cannot be read or written.\n";

static enum arguments_answer wrong(const char *what, const char *which)
{
    fprintf(stderr, "winhttp-trace: %s%s\nTry winhttp-trace --help.\n", what, which);
    return ARGUMENTS_WRONG;
}

/* The value behind the option at argv[*index], or NULL. */
static const char *value_of(int argc, char **argv, int *index)
{
    return *index + 1 < argc ? argv[++*index] : NULL;
}

enum arguments_answer arguments_read(int argc, char **argv, struct arguments *arguments)
{
    int i;

    memset(arguments, 0, sizeof *arguments);
    arguments->headers = calloc((size_t)argc, sizeof *arguments->headers);
    if (arguments->headers == NULL) {
        return wrong("out of memory", "");
    }
    for (i = 1; i < argc; i++) {
        const char *option = argv[i];
        const char *value;

        if (option[0] != '-') {
            if (arguments->url != NULL) {
                return wrong("more than one URL: ", option);
            }
            arguments->url = option;
            continue;
        }
        if (strcmp(option, "--help") == 0) {
            fputs(usage, stdout);
            return ARGUMENTS_HELP;
        }
        if (strcmp(option, "--sync") == 0) {
            arguments->synchronous = 1;
            continue;
        }
        if (strcmp(option, "--method") != 0 && strcmp(option, "--data") != 0 && strcmp(option, "--header") != 0
            && strcmp(option, "--output") != 0) {
            return wrong("unknown option ", option);
        }
        value = value_of(argc, argv, &i);
        if (value == NULL) {
            return wrong("no value after ", option);
        }
        if (strcmp(option, "--method") == 0) {
            arguments->method = value;
        } else if (strcmp(option, "--header") == 0) {
            arguments->headers[arguments->header_count++] = value;
        } else if (strcmp(option, "--output") == 0) {
            arguments->output = value;
        } else if (value[0] == '@') {
            arguments->data = NULL;
            arguments->data_file = value + 1;
        } else {
            arguments->data = value;
            arguments->data_file = NULL;
        }
    }
    if (arguments->url == NULL) {
        return wrong("no URL", "");
    }
    if (arguments->method == NULL) {
        arguments->method = arguments->data != NULL || arguments->data_file != NULL ? "POST" : "GET";
    }
    return ARGUMENTS_COMPLETE;
}
