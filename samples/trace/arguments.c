#include "arguments.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: winhttp-trace [OPTION]... URL\n"
    "\n"
    "Makes one HTTP request and shows every notification of it as it comes.\n"
    "\n"
    "  --sync               synchronous session; the default is an asynchronous one\n"
    "  --repeat N           N requests one after the other, in the same session\n"
    "  --output FILE        where the response body goes, instead of standard output\n"
    "  --times              when all is received: where the time went, and what came\n"
    "  --help               this text\n"
    "\n"
    "What is sent:\n"
    "  --method M           default: GET, with --data POST\n"
    "  --header 'N: V'      request header, may be repeated\n"
    "  --data STRING        request body, given to WinHttpSendRequest\n"
    "  --data @FILE         request body, streamed through WinHttpWriteData\n"
    "  --chunked            the body in chunks; its FILE may then be a pipe\n"
    "  --expect-continue    asks the server before the body is sent\n"
    "  --http1.0            HTTP/1.0 in place of HTTP/1.1\n"
    "\n"
    "Who asks:\n"
    "  --user NAME:PASSWORD credentials; a lone colon: those of whoever runs the program\n"
    "  --auth SCHEME        basic, digest, ntlm or negotiate; default: any, which is the\n"
    "                       best that the server offers, once it has refused\n"
    "\n"
    "What is done about the answer:\n"
    "  --no-redirects       shows redirects in place of following them\n"
    "  --max-redirects N    follows at most N; default: 10\n"
    "  --no-cookies         neither keeps nor sends cookies of servers\n"
    "  --no-keep-alive      a connection for each request\n"
    "  --compressed         asks for gzip and deflate, and decodes them\n"
    "\n"
    "How long to wait, in milliseconds:\n"
    "  --timeout MS         each of these four\n"
    "  --resolve-timeout MS, --connect-timeout MS, --send-timeout MS, --receive-timeout MS\n"
    "  --response-timeout MS  for the whole response head\n"
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

/* A whole number up to INT_MAX; 0 when the text is none, or below `least`. */
static int read_number(const char *text, int least, int *number)
{
    char *end;
    long value;

    errno = 0;
    value = strtol(text, &end, 10);
    if (end == text || *end != '\0' || errno != 0 || value < least || value > INT_MAX) {
        return 0;
    }
    *number = (int)value;
    return 1;
}

static int read_scheme(const char *name, DWORD *scheme)
{
    static const struct {
        const char *name;
        DWORD scheme;
    } schemes[] = {
        { "any", 0 },
        { "basic", WINHTTP_AUTH_SCHEME_BASIC },
        { "digest", WINHTTP_AUTH_SCHEME_DIGEST },
        { "ntlm", WINHTTP_AUTH_SCHEME_NTLM },
        { "negotiate", WINHTTP_AUTH_SCHEME_NEGOTIATE },
    };
    size_t i;

    for (i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (strcmp(schemes[i].name, name) == 0) {
            *scheme = schemes[i].scheme;
            return 1;
        }
    }
    return 0;
}

/* An option without a value; 0: it is none of those. */
static int take_switch(const char *option, struct arguments *arguments)
{
    const struct {
        const char *option;
        int *flag;
    } flags[] = {
        { "--sync", &arguments->synchronous },
        { "--compressed", &arguments->compressed },
        { "--chunked", &arguments->chunked },
        { "--expect-continue", &arguments->expects_continue },
        { "--http1.0", &arguments->http_1_0 },
        { "--times", &arguments->shows_times },
    };
    static const struct {
        const char *option;
        DWORD feature;
    } features[] = {
        { "--no-cookies", WINHTTP_DISABLE_COOKIES },
        { "--no-redirects", WINHTTP_DISABLE_REDIRECTS },
        { "--no-keep-alive", WINHTTP_DISABLE_KEEP_ALIVE },
    };
    size_t i;

    for (i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (strcmp(option, flags[i].option) == 0) {
            *flags[i].flag = 1;
            return 1;
        }
    }
    for (i = 0; i < sizeof features / sizeof features[0]; i++) {
        if (strcmp(option, features[i].option) == 0) {
            arguments->disabled |= features[i].feature;
            return 1;
        }
    }
    return 0;
}

enum value_answer { VALUE_TAKEN, VALUE_WRONG, VALUE_OF_ANOTHER /* kind of option */ };

static enum value_answer take_text(const char *option, const char *value, struct arguments *arguments)
{
    if (strcmp(option, "--method") == 0) {
        arguments->method = value;
    } else if (strcmp(option, "--header") == 0) {
        arguments->headers[arguments->header_count++] = value;
    } else if (strcmp(option, "--output") == 0) {
        arguments->output = value;
    } else if (strcmp(option, "--data") == 0) {
        arguments->data = value[0] == '@' ? NULL : value;
        arguments->data_file = value[0] == '@' ? value + 1 : NULL;
    } else if (strcmp(option, "--user") == 0) {
        arguments->user = value;
    } else if (strcmp(option, "--auth") == 0) {
        return read_scheme(value, &arguments->scheme) ? VALUE_TAKEN : VALUE_WRONG;
    } else {
        return VALUE_OF_ANOTHER;
    }
    return VALUE_TAKEN;
}

static enum value_answer take_number(const char *option, const char *value, struct arguments *arguments)
{
    int all_timeouts;
    const struct {
        const char *option;
        int *number, least;
    } numbers[] = {
        { "--repeat", &arguments->repeat, 1 },
        { "--max-redirects", &arguments->max_redirects, 0 },
        { "--resolve-timeout", &arguments->resolve_timeout, 1 },
        { "--connect-timeout", &arguments->connect_timeout, 1 },
        { "--send-timeout", &arguments->send_timeout, 1 },
        { "--receive-timeout", &arguments->receive_timeout, 1 },
        { "--response-timeout", &arguments->response_timeout, 1 },
        { "--timeout", &all_timeouts, 1 },
    };
    size_t i;

    for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (strcmp(option, numbers[i].option) != 0) {
            continue;
        }
        if (!read_number(value, numbers[i].least, numbers[i].number)) {
            return VALUE_WRONG;
        }
        if (numbers[i].number == &all_timeouts) {
            arguments->resolve_timeout = arguments->connect_timeout = all_timeouts;
            arguments->send_timeout = arguments->receive_timeout = all_timeouts;
        }
        return VALUE_TAKEN;
    }
    return VALUE_OF_ANOTHER;
}

static enum arguments_answer take_option_with_value(const char *option, const char *value, struct arguments *arguments)
{
    /* Without a value each option is still told from one that does not exist. */
    const char *text = value != NULL ? value : "0";
    enum value_answer answer = take_text(option, text, arguments);

    if (answer == VALUE_OF_ANOTHER) {
        answer = take_number(option, text, arguments);
    }
    if (answer == VALUE_OF_ANOTHER) {
        return wrong("unknown option ", option);
    }
    if (value == NULL) {
        return wrong("no value after ", option);
    }
    return answer == VALUE_TAKEN ? ARGUMENTS_COMPLETE : wrong("what value is this after ", option);
}

/* What only the options together tell. */
static enum arguments_answer check(struct arguments *arguments)
{
    int has_data = arguments->data != NULL || arguments->data_file != NULL;

    if (arguments->url == NULL) {
        return wrong("no URL", "");
    }
    if (arguments->user != NULL && strchr(arguments->user, ':') == NULL) {
        return wrong("no colon in ", arguments->user);
    }
    if (arguments->scheme != 0 && arguments->user == NULL) {
        return wrong("--auth needs --user", "");
    }
    if (arguments->chunked && (!has_data || arguments->http_1_0)) {
        return wrong("--chunked needs --data and HTTP/1.1", "");
    }
    if (arguments->method == NULL) {
        arguments->method = has_data ? "POST" : "GET";
    }
    return ARGUMENTS_COMPLETE;
}

enum arguments_answer arguments_read(int argc, char **argv, struct arguments *arguments)
{
    int i;

    memset(arguments, 0, sizeof *arguments);
    arguments->repeat = 1;
    arguments->max_redirects = -1;
    arguments->connect_timeout = 60000;
    arguments->send_timeout = arguments->receive_timeout = 30000;
    arguments->headers = calloc((size_t)argc, sizeof *arguments->headers);
    if (arguments->headers == NULL) {
        return wrong("out of memory", "");
    }
    for (i = 1; i < argc; i++) {
        const char *option = argv[i];

        if (option[0] != '-') {
            if (arguments->url != NULL) {
                return wrong("more than one URL: ", option);
            }
            arguments->url = option;
        } else if (strcmp(option, "--help") == 0) {
            fputs(usage, stdout);
            return ARGUMENTS_HELP;
        } else if (!take_switch(option, arguments)) {
            const char *value = i + 1 < argc ? argv[++i] : NULL;
            if (take_option_with_value(option, value, arguments) != ARGUMENTS_COMPLETE) {
                return ARGUMENTS_WRONG;
            }
        }
    }
    return check(arguments);
}
