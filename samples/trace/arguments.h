/* The command line of winhttp-trace. */
#ifndef TRACE_ARGUMENTS_H
#define TRACE_ARGUMENTS_H

#include <stddef.h>

#include <winhttp_compat.h>

struct arguments {
    int synchronous;
    const char *method;      /* GET, or POST where there is data, unless given */
    const char *data;        /* of --data STRING, else NULL */
    const char *data_file;   /* of --data @FILE, else NULL */
    const char **headers;
    size_t header_count;
    const char *output;      /* NULL: standard output */
    const char *url;
    int repeat;              /* at least 1 */

    const char *user;        /* of --user: NAME:PASSWORD; ":" = whoever runs the program; NULL = nobody */
    DWORD scheme;            /* of --auth: WINHTTP_AUTH_SCHEME_..., 0 = the best that the server offers */

    DWORD ignored;           /* of --ignore: SECURITY_FLAG_IGNORE_... */
    DWORD tls_versions;      /* of --tls: WINHTTP_FLAG_SECURE_PROTOCOL_..., 0 = not given */
    const char *certificate; /* of --cert: FILE or FILE:PASSWORD, else NULL */
    int no_certificate, certificate_when_asked, checks_revocation, ignores_offline, shows_handshakes;

    DWORD disabled;          /* WINHTTP_DISABLE_... */
    int max_redirects;       /* -1 = not given */
    int compressed, chunked, expects_continue, http_1_0, shows_times;

    int resolve_timeout, connect_timeout, send_timeout, receive_timeout; /* ms, as WinHttpSetTimeouts wants them */
    int response_timeout;    /* ms; 0 = not given */
};

enum arguments_answer {
    ARGUMENTS_COMPLETE,
    ARGUMENTS_HELP,          /* --help was among them and has been answered */
    ARGUMENTS_WRONG          /* and what is wrong has been said */
};

/* What it stores points into argv; headers is for free(). */
enum arguments_answer arguments_read(int argc, char **argv, struct arguments *arguments);

#endif
