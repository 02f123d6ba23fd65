/* URL: of the request as it was opened, escaped; sizes in bytes. */
#include <string.h>

#include "check.h"
#include "open_handles.h"
#include "text.h"

static void check_url(HINTERNET session, const WCHAR *host, INTERNET_PORT port, const WCHAR *object, DWORD flags,
    const WCHAR *expected)
{
    HINTERNET connect = WinHttpConnect(session, host, port, 0);
    HINTERNET request = WinHttpOpenRequest(connect, NULL, object, NULL, NULL, NULL, flags);
    WCHAR url[128];
    DWORD bytes = (DWORD)(text_length(expected) * sizeof(WCHAR)), length;

    CHECK(request != NULL);
    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, url, NULL), ERROR_INVALID_PARAMETER);
    length = 0;
    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, bytes + sizeof(WCHAR));
    length = bytes + 1;
    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, url, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, bytes + sizeof(WCHAR));
    memset(url, 0x5A, sizeof url);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, url, &length)); /* exactly what is needed */
    CHECK_EQ(length, bytes);
    CHECK_WIDE(url, expected);
    CHECK_EQ(url[text_length(expected) + 1], 0x5A5A);
    length = sizeof url;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, url, &length));
    CHECK_EQ(length, bytes);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    HINTERNET session = handles.session;
    check_url(session, W("server.example"), 0, NULL, 0, W("http://server.example/"));
    check_url(session, W("server.example"), 80, W("/a/b?c=d"), 0, W("http://server.example/a/b?c=d"));
    check_url(session, W("server.example"), 8080, W("a b"), 0, W("http://server.example:8080/a%20b"));
    check_url(session, W("server.example"), 443, W("/"), 0, W("http://server.example:443/"));
    check_url(session, W("server.example"), 0, W("/"), WINHTTP_FLAG_SECURE, W("https://server.example/"));
    check_url(session, W("server.example"), 80, W("/"), WINHTTP_FLAG_SECURE, W("https://server.example:80/"));
    check_url(session, W("::1"), 81, W("/\u00E4"), 0, W("http://[::1]:81/%C3%A4"));
    check_url(session, W("[::1]"), 0, W("/"), 0, W("http://[::1]/"));
    close_handles(&handles);
    return 0;
}
