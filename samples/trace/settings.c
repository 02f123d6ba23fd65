#include "settings.h"

#include <stdlib.h>

#include "report.h"
#include "text.h"

static int set_number(HINTERNET request, DWORD option, const char *name, DWORD value)
{
    return WinHttpSetOption(request, option, &value, sizeof value) || report_call("WinHttpSetOption", name);
}

static int add_header(HINTERNET request, const char *line)
{
    WCHAR *header = text_from_utf8(line);
    BOOL added;

    if (header == NULL) {
        return report_text("not UTF-8", line);
    }
    added = WinHttpAddRequestHeaders(request, header, (DWORD)-1, WINHTTP_ADDREQ_FLAG_ADD);
    if (!added) {
        report_call("WinHttpAddRequestHeaders", line);
    }
    free(header);
    return added;
}

static int add_headers(HINTERNET request, const struct arguments *arguments)
{
    size_t i;

    for (i = 0; i < arguments->header_count; i++) {
        if (!add_header(request, arguments->headers[i])) {
            return 0;
        }
    }
    /* The header is all: the library then waits for the server's 100 before it sends the body. */
    return !arguments->expects_continue || add_header(request, "Expect: 100-continue");
}

int settings_apply(HINTERNET request, const struct arguments *arguments)
{
    if (!WinHttpSetTimeouts(request, arguments->resolve_timeout, arguments->connect_timeout, arguments->send_timeout,
            arguments->receive_timeout)) {
        return report_call("WinHttpSetTimeouts", NULL);
    }
    return (arguments->response_timeout == 0
            || set_number(request, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, "--response-timeout", (DWORD)arguments->response_timeout))
        && (arguments->disabled == 0
            || set_number(request, WINHTTP_OPTION_DISABLE_FEATURE, "WINHTTP_OPTION_DISABLE_FEATURE", arguments->disabled))
        && (arguments->max_redirects < 0
            || set_number(request, WINHTTP_OPTION_MAX_HTTP_AUTOMATIC_REDIRECTS, "--max-redirects", (DWORD)arguments->max_redirects))
        && (!arguments->compressed
            || set_number(request, WINHTTP_OPTION_DECOMPRESSION, "--compressed", WINHTTP_DECOMPRESSION_FLAG_ALL))
        && add_headers(request, arguments);
}
