/* What WinHttpCrackUrl refuses, and with which error. */
#include <stdlib.h>

#include "check.h"
#include "parts.h"
#include "text.h"

static void refused(const WCHAR *url, DWORD length, DWORD flags, DWORD error)
{
    struct parts parts;
    parts_want_all(&parts);
    CHECK_FAILS(WinHttpCrackUrl(url, length, flags, &parts.components), error);
}

static void arguments(void)
{
    struct parts parts;
    DWORD size;
    refused(NULL, 0, 0, ERROR_INVALID_PARAMETER);
    refused(NULL, 5, 0, ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpCrackUrl(W("http://h/"), 0, 0, NULL), ERROR_INVALID_PARAMETER);
    for (size = 0; size < sizeof(URL_COMPONENTS); size++) {
        parts_want_all(&parts);
        parts.components.dwStructSize = size;
        CHECK_FAILS(WinHttpCrackUrl(W("http://h/"), 0, 0, &parts.components), ERROR_INVALID_PARAMETER);
    }
    parts_want_all(&parts);
    parts.components.dwStructSize = 0xFFFFFFFF;
    CHECK_FAILS(WinHttpCrackUrl(W("http://h/"), 0, 0, &parts.components), ERROR_INVALID_PARAMETER);
}

static void schemes(void)
{
    static const WCHAR half_a_pair[] = { 0xD800, 0 };
    refused(W("ftp://h/"), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W("httpx://h/"), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W("file:///etc"), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W("mailto:a@b"), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W("http://h/"), 3, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W("://h/"), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W(""), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W("server.example"), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(W(" http://h/"), 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
    refused(half_a_pair, 0, 0, ERROR_WINHTTP_UNRECOGNIZED_SCHEME);
}

static void authorities(void)
{
    refused(W("http:"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http:/h/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http:h"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http:///path"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://u@/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://:80/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://h:65536/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://h:99999999999999999999/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://h:-1/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://h:8a/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://h: 80/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://a b/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://a\r\nb/"), 0, 0, ERROR_WINHTTP_INVALID_URL);
}

static void user_information(void)
{
    struct parts parts;
    refused(W("http://u:p@h/"), 0, ICU_REJECT_USERPWD, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://u@h/"), 0, ICU_REJECT_USERPWD, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://:p@h/"), 0, ICU_REJECT_USERPWD, ERROR_WINHTTP_INVALID_URL);
    refused(W("http://@h/"), 0, ICU_REJECT_USERPWD, ERROR_WINHTTP_INVALID_URL); /* empty, but there */
    parts_want_all(&parts);
    CHECK_SUCCEEDS(WinHttpCrackUrl(W("http://h/a@b"), 0, ICU_REJECT_USERPWD, &parts.components));
    CHECK_WIDE(parts.path, W("/a@b"));
}

static void long_urls(void)
{
    enum { LENGTH = 200000 };
    WCHAR *url = (WCHAR *)malloc((LENGTH + 1) * sizeof *url);
    const WCHAR start[] = W("http://h/");
    URL_COMPONENTS components = { 0 };
    size_t at;
    for (at = 0; at < LENGTH; at++) {
        url[at] = at < text_length(start) ? start[at] : 'a';
    }
    url[LENGTH] = 0;
    components.dwStructSize = sizeof components;
    components.dwUrlPathLength = 1;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    CHECK_EQ(components.dwUrlPathLength, LENGTH - 8);
    refused(url, 0, 0, ERROR_INSUFFICIENT_BUFFER);
    free(url);
}

int main(void)
{
    arguments();
    schemes();
    authorities();
    user_information();
    long_urls();
    return 0;
}
