/*
 * What each combination of pointer and length asks of WinHttpCrackUrl: NULL and 0 is not wanted, NULL and a length is
 * a pointer into the URL, a pointer and a capacity is a copy, one that is too small is 122 with the size needed.
 */
#include "check.h"
#include "parts.h"
#include "text.h"

static const WCHAR url[] = W("https://user:secret@server.example:444/path?query#end");

static void nothing_is_wanted(void)
{
    URL_COMPONENTS components = { 0 };
    components.dwStructSize = sizeof components;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    CHECK_EQ(components.nScheme, INTERNET_SCHEME_HTTPS);
    CHECK_EQ(components.nPort, 444);
    CHECK(components.lpszScheme == NULL && components.dwSchemeLength == 0);
    CHECK(components.lpszHostName == NULL && components.dwHostNameLength == 0);
    CHECK(components.lpszUserName == NULL && components.dwUserNameLength == 0);
    CHECK(components.lpszPassword == NULL && components.dwPasswordLength == 0);
    CHECK(components.lpszUrlPath == NULL && components.dwUrlPathLength == 0);
    CHECK(components.lpszExtraInfo == NULL && components.dwExtraInfoLength == 0);
}

static void check_pointer(const WCHAR *pointer, DWORD length, const WCHAR *start, DWORD expected)
{
    CHECK(pointer == start);
    CHECK_EQ(length, expected);
}

static void pointers_into_the_url(void)
{
    URL_COMPONENTS components = { 0 };
    components.dwStructSize = sizeof components;
    components.dwSchemeLength = components.dwHostNameLength = components.dwUserNameLength = (DWORD)-1;
    components.dwPasswordLength = components.dwUrlPathLength = components.dwExtraInfoLength = 1;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    check_pointer(components.lpszScheme, components.dwSchemeLength, url, 5);
    check_pointer(components.lpszUserName, components.dwUserNameLength, url + 8, 4);
    check_pointer(components.lpszPassword, components.dwPasswordLength, url + 13, 6);
    check_pointer(components.lpszHostName, components.dwHostNameLength, url + 20, 14);
    check_pointer(components.lpszUrlPath, components.dwUrlPathLength, url + 38, 5);
    check_pointer(components.lpszExtraInfo, components.dwExtraInfoLength, url + 43, 10);
}

static void absent_parts_have_length_0(void)
{
    URL_COMPONENTS components = { 0 };
    components.dwStructSize = sizeof components;
    components.dwUserNameLength = components.dwPasswordLength = 1;
    components.dwUrlPathLength = components.dwExtraInfoLength = 1;
    CHECK_SUCCEEDS(WinHttpCrackUrl(W("http://h"), 0, 0, &components));
    CHECK_EQ(components.dwUserNameLength, 0);
    CHECK_EQ(components.dwPasswordLength, 0);
    CHECK_EQ(components.dwUrlPathLength, 0);
    CHECK_EQ(components.dwExtraInfoLength, 0);
}

static void unwanted_extra_stays_with_the_path(void)
{
    URL_COMPONENTS components = { 0 };
    WCHAR path[32];
    components.dwStructSize = sizeof components;
    components.dwUrlPathLength = 1;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    check_pointer(components.lpszUrlPath, components.dwUrlPathLength, url + 38, 15);

    components.lpszUrlPath = path;
    components.dwUrlPathLength = 32;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    CHECK_WIDE(path, W("/path?query#end"));
    CHECK_EQ(components.dwUrlPathLength, 15);
}

static void small_buffers(void)
{
    URL_COMPONENTS components = { 0 };
    WCHAR host[16];
    DWORD capacity;
    components.dwStructSize = sizeof components;
    components.lpszHostName = host;
    for (capacity = 1; capacity <= 14; capacity++) { /* 14 characters leave no room for the terminator */
        memset(host, 0x5A, sizeof host);
        components.dwHostNameLength = capacity;
        CHECK_FAILS(WinHttpCrackUrl(url, 0, 0, &components), ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(components.dwHostNameLength, 15);
        CHECK_EQ(host[capacity], 0x5A5A);
    }
    memset(host, 0x5A, sizeof host);
    components.dwHostNameLength = 15;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    CHECK_WIDE(host, W("server.example"));
    CHECK_EQ(components.dwHostNameLength, 14);
    CHECK_EQ(host[15], 0x5A5A);
}

int main(void)
{
    nothing_is_wanted();
    pointers_into_the_url();
    absent_parts_have_length_0();
    unwanted_extra_stays_with_the_path();
    small_buffers();
    return 0;
}
