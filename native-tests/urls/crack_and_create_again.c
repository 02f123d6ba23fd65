/* A URL taken apart, by pointers or copies, and put together again is the same. */
#include "check.h"
#include "parts.h"
#include "text.h"

static const WCHAR *const urls[] = {
    W("http://server.example/"),
    W("http://server.example"),
    W("https://server.example:8443/a/b?c=d#e"),
    W("http://u:p@server.example/a"),
    W("http://u@server.example/a"),
    W("http://server.example?a"),
    W("http://[2001:db8::1]:81/a"),
    W("https://[::1]/"),
    W("http://h/a%20b?%41"),
    W("http://h/\u00E4?\U0001F600"),
};

static void check(URL_COMPONENTS *components, const WCHAR *url)
{
    WCHAR again[128];
    DWORD length = 128;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, components));
    /* An empty part must be absent: length 0 with a pointer means terminated text. */
    if (components->dwUserNameLength == 0) components->lpszUserName = NULL;
    if (components->dwPasswordLength == 0) components->lpszPassword = NULL;
    if (components->dwUrlPathLength == 0) components->lpszUrlPath = NULL;
    if (components->dwExtraInfoLength == 0) components->lpszExtraInfo = NULL;
    CHECK_SUCCEEDS(WinHttpCreateUrl(components, 0, again, &length));
    CHECK_WIDE(again, url);
    CHECK_EQ(length, text_length(url));
}

int main(void)
{
    unsigned at;
    for (at = 0; at < sizeof urls / sizeof urls[0]; at++) {
        URL_COMPONENTS pointers = { 0 };
        struct parts copies;
        pointers.dwStructSize = sizeof pointers;
        pointers.dwSchemeLength = pointers.dwHostNameLength = pointers.dwUserNameLength = 1;
        pointers.dwPasswordLength = pointers.dwUrlPathLength = pointers.dwExtraInfoLength = 1;
        check(&pointers, urls[at]);
        parts_want_all(&copies);
        check(&copies.components, urls[at]);
    }
    return 0;
}
