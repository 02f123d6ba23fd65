#include "login.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "text.h"

static int set_credentials(HINTERNET request, const char *user, DWORD scheme)
{
    const char *colon = strchr(user, ':');
    WCHAR *name, *password;
    BOOL done;

    if (strcmp(user, ":") == 0) { /* no name: whoever runs the program */
        return WinHttpSetCredentials(request, WINHTTP_AUTH_TARGET_SERVER, scheme, NULL, NULL, NULL)
            || report_call("WinHttpSetCredentials", NULL);
    }
    name = text_from_utf8(user);
    password = text_from_utf8(colon + 1);
    if (name == NULL || password == NULL) {
        free(name);
        free(password);
        return report_text("not UTF-8", "--user");
    }
    name[text_length(name) - text_length(password) - 1] = 0; /* in place of the colon */
    done = WinHttpSetCredentials(request, WINHTTP_AUTH_TARGET_SERVER, scheme, name, password, NULL);
    if (!done) {
        report_call("WinHttpSetCredentials", NULL);
    }
    free(name);
    free(password);
    return done;
}

int login_prepare(HINTERNET request, const struct arguments *arguments)
{
    DWORD policy = WINHTTP_AUTOLOGON_SECURITY_LEVEL_LOW;

    if (arguments->user == NULL) {
        return 1;
    }
    if (strcmp(arguments->user, ":") == 0
        && !WinHttpSetOption(request, WINHTTP_OPTION_AUTOLOGON_POLICY, &policy, sizeof policy)) {
        return report_call("WinHttpSetOption", "WINHTTP_OPTION_AUTOLOGON_POLICY");
    }
    /* Given before it is asked for, a scheme saves a round trip where it can: Basic and Negotiate go with the first send. */
    return arguments->scheme == 0 || set_credentials(request, arguments->user, arguments->scheme);
}

int login_answer(HINTERNET request, const struct arguments *arguments)
{
    /* The strongest first. Never Basic because a server names it first: it shows the password to everybody on the way. */
    static const DWORD preference[] = { WINHTTP_AUTH_SCHEME_NEGOTIATE, WINHTTP_AUTH_SCHEME_NTLM, WINHTTP_AUTH_SCHEME_DIGEST,
        WINHTTP_AUTH_SCHEME_BASIC };
    DWORD status = 0, size = sizeof status, offered, first, target;
    size_t i;

    /* A lone colon, or a scheme that was named: the library has answered as far as it can. */
    if (arguments->user == NULL || arguments->scheme != 0 || strcmp(arguments->user, ":") == 0) {
        return 0;
    }
    if (!WinHttpQueryHeaders(request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER, WINHTTP_HEADER_NAME_BY_INDEX, &status,
            &size, WINHTTP_NO_HEADER_INDEX)
        || status != HTTP_STATUS_DENIED || !WinHttpQueryAuthSchemes(request, &offered, &first, &target)) {
        return 0;
    }
    for (i = 0; i < sizeof preference / sizeof preference[0]; i++) {
        if ((offered & preference[i]) != 0) {
            return set_credentials(request, arguments->user, preference[i]);
        }
    }
    return 0;
}
