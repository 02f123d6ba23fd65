#include "arguments.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "usage.h"

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

enum value_answer { VALUE_TAKEN, VALUE_WRONG, VALUE_OF_ANOTHER /* kind of option */ };

struct word {
    const char *word;
    DWORD bit;
};

static const struct word schemes[] = {
    { "any", 0 },
    { "basic", WINHTTP_AUTH_SCHEME_BASIC },
    { "digest", WINHTTP_AUTH_SCHEME_DIGEST },
    { "ntlm", WINHTTP_AUTH_SCHEME_NTLM },
    { "negotiate", WINHTTP_AUTH_SCHEME_NEGOTIATE },
    { NULL, 0 },
};

static const struct word certificate_faults[] = {
    { "unknown-ca", SECURITY_FLAG_IGNORE_UNKNOWN_CA },
    { "date", SECURITY_FLAG_IGNORE_CERT_DATE_INVALID },
    { "name", SECURITY_FLAG_IGNORE_CERT_CN_INVALID },
    { "usage", SECURITY_FLAG_IGNORE_CERT_WRONG_USAGE },
    { NULL, 0 },
};

static const struct word tls_versions[] = {
    { "1.0", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1 },
    { "1.1", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1 },
    { "1.2", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2 },
    { "1.3", WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3 },
    { NULL, 0 },
};

static const struct word *find_word(const struct word *words, const char *text, size_t length)
{
    for (; words->word != NULL; words++) {
        if (strlen(words->word) == length && memcmp(words->word, text, length) == 0) {
            return words;
        }
    }
    return NULL;
}

static enum value_answer take_word(const struct word *words, const char *text, DWORD *bit)
{
    const struct word *found = find_word(words, text, strlen(text));

    if (found == NULL) {
        return VALUE_WRONG;
    }
    *bit = found->bit;
    return VALUE_TAKEN;
}

/* Words with commas between them; an option that is given twice adds to itself. */
static enum value_answer take_list(const struct word *words, const char *text, DWORD *bits)
{
    for (;;) {
        size_t length = strcspn(text, ",");
        const struct word *found = find_word(words, text, length);

        if (found == NULL) {
            return VALUE_WRONG;
        }
        *bits |= found->bit;
        if (text[length] == '\0') {
            return VALUE_TAKEN;
        }
        text += length + 1;
    }
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
        { "--revocation", &arguments->checks_revocation },
        { "--ignore-offline", &arguments->ignores_offline },
        { "--no-cert", &arguments->no_certificate },
        { "--cert-when-asked", &arguments->certificate_when_asked },
        { "--secure-info", &arguments->shows_handshakes },
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
        return take_word(schemes, value, &arguments->scheme);
    } else if (strcmp(option, "--ignore") == 0) {
        return take_list(certificate_faults, value, &arguments->ignored);
    } else if (strcmp(option, "--tls") == 0) {
        return take_list(tls_versions, value, &arguments->tls_versions);
    } else if (strcmp(option, "--cert") == 0) {
        arguments->certificate = value;
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
    if (arguments->ignores_offline && !arguments->checks_revocation) {
        return wrong("--ignore-offline needs --revocation", "");
    }
    if (arguments->certificate != NULL && arguments->no_certificate) {
        return wrong("--cert and --no-cert exclude each other", "");
    }
    if (arguments->certificate_when_asked && arguments->certificate == NULL && !arguments->no_certificate) {
        return wrong("--cert-when-asked needs --cert or --no-cert", "");
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
            fputs(usage_text, stdout);
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
