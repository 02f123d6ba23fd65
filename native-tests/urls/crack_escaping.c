/* WinHttpCrackUrl with ICU_DECODE and ICU_ESCAPE: into buffers only, after the URL has been taken apart. */
#include "check.h"
#include "parts.h"
#include "text.h"

static void check(const WCHAR *url, DWORD flags, const WCHAR *user, const WCHAR *password, const WCHAR *host,
    const WCHAR *path, const WCHAR *extra)
{
    struct parts parts;
    parts_want_all(&parts);
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, flags, &parts.components));
    CHECK_WIDE(parts.scheme, W("http"));
    CHECK_WIDE(parts.user, user);
    CHECK_WIDE(parts.password, password);
    CHECK_WIDE(parts.host, host);
    CHECK_WIDE(parts.path, path);
    CHECK_WIDE(parts.extra, extra);
    CHECK_EQ(parts.components.dwUrlPathLength, text_length(path));
    CHECK_EQ(parts.components.dwExtraInfoLength, text_length(extra));
}

static void decode(void)
{
    check(W("http://u%40v:%3Ap@h/a%20b%41?c%26d"), ICU_DECODE, W("u@v"), W(":p"), W("h"), W("/a bA"), W("?c&d"));
    /* What is decoded separates nothing. */
    check(W("http://h/a%3Fb%23c?d%3F"), ICU_DECODE, W(""), W(""), W("h"), W("/a?b#c"), W("?d?"));
    /* One character a byte, not UTF-8. */
    check(W("http://h/%C3%A4%ff"), ICU_DECODE, W(""), W(""), W("h"), W("/\u00C3\u00A4\u00FF"), W(""));
    /* What is no escape stays. */
    check(W("http://h/%zz%4%?%"), ICU_DECODE, W(""), W(""), W("h"), W("/%zz%4%"), W("?%"));
    check(W("http://h/%2541"), ICU_DECODE, W(""), W(""), W("h"), W("/%41"), W(""));
}

static void escape(void)
{
    check(W("http://h/a b?c d"), ICU_ESCAPE, W(""), W(""), W("h"), W("/a%20b"), W("?c%20d"));
    check(W("http://h/\u00E4\u20AC?\U0001F600"), ICU_ESCAPE, W(""), W(""), W("h"), W("/%C3%A4%E2%82%AC"),
        W("?%F0%9F%98%80"));
    check(W("http://h/<>\"{}|"), ICU_ESCAPE, W(""), W(""), W("h"), W("/%3C%3E%22%7B%7D%7C"), W(""));
    /* A percent sign may be an escape already. */
    check(W("http://h/a%20b"), ICU_ESCAPE, W(""), W(""), W("h"), W("/a%20b"), W(""));
    check(W("http://h/a?b=c&d=/:@"), ICU_ESCAPE, W(""), W(""), W("h"), W("/a"), W("?b=c&d=/:@"));
    /* An address literal with escaped brackets would be no host at all. */
    check(W("http://[::1]/a b"), ICU_ESCAPE, W(""), W(""), W("[::1]"), W("/a%20b"), W(""));
}

static void escape_authority(void)
{
    check(W("http://\u00E4:b@h\u00E4/a b"), ICU_ESCAPE | ICU_ESCAPE_AUTHORITY, W("%C3%A4"), W("b"), W("h%C3%A4"),
        W("/a%20b"), W(""));
    check(W("http://u:p@[::1]/"), ICU_ESCAPE | ICU_ESCAPE_AUTHORITY, W("u"), W("p"), W("[::1]"), W("/"), W(""));
    /* By itself it says nothing, and without it the authority stays as it is. */
    check(W("http://\u00E4@h/a b"), ICU_ESCAPE_AUTHORITY, W("\u00E4"), W(""), W("h"), W("/a b"), W(""));
    check(W("http://\u00E4@h/a b"), ICU_ESCAPE, W("\u00E4"), W(""), W("h"), W("/a%20b"), W(""));
}

static void buffers_only(DWORD flag)
{
    URL_COMPONENTS components = { 0 };
    WCHAR path[8];
    components.dwStructSize = sizeof components;
    components.dwUrlPathLength = 1;
    CHECK_FAILS(WinHttpCrackUrl(W("http://h/a%20b c"), 0, flag, &components), ERROR_INVALID_PARAMETER);

    components.lpszUrlPath = path;
    components.dwUrlPathLength = 4; /* of the result, not of the source */
    CHECK_FAILS(WinHttpCrackUrl(W("http://h/a%20b c"), 0, flag, &components), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(components.dwUrlPathLength, flag == ICU_DECODE ? 7 : 11);
}

int main(void)
{
    decode();
    escape();
    escape_authority();
    buffers_only(ICU_DECODE);
    buffers_only(ICU_ESCAPE);
    return 0;
}
