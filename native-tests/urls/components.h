/* URL_COMPONENTS for WinHttpCreateUrl. */
#ifndef URLS_COMPONENTS_H
#define URLS_COMPONENTS_H

#include "check.h"
#include "text.h"

/* Terminated texts; NULL is absent. The scheme is given by its number. */
static inline URL_COMPONENTS components_of(INTERNET_SCHEME scheme, const WCHAR *user, const WCHAR *password,
    const WCHAR *host, INTERNET_PORT port, const WCHAR *path, const WCHAR *extra)
{
    URL_COMPONENTS components = { 0 };
    components.dwStructSize = sizeof components;
    components.nScheme = scheme;
    components.lpszUserName = (LPWSTR)user;
    components.lpszPassword = (LPWSTR)password;
    components.lpszHostName = (LPWSTR)host;
    components.nPort = port;
    components.lpszUrlPath = (LPWSTR)path;
    components.lpszExtraInfo = (LPWSTR)extra;
    return components;
}

static inline void components_make(URL_COMPONENTS components, DWORD flags, const WCHAR *expected)
{
    WCHAR url[256];
    DWORD length = 256;
    CHECK_SUCCEEDS(WinHttpCreateUrl(&components, flags, url, &length));
    CHECK_WIDE(url, expected);
    CHECK_EQ(length, text_length(expected));
}

static inline void components_fail(URL_COMPONENTS components, DWORD flags, DWORD error)
{
    WCHAR url[256];
    DWORD length = 256;
    CHECK_FAILS(WinHttpCreateUrl(&components, flags, url, &length), error);
}

#endif
