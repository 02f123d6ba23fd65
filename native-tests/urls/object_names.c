/* The object name on the wire, for each way of escaping. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static void check(struct wire *wire, const WCHAR *object, DWORD flags, const char *target)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, flags);
    char expected[256], *head;
    CHECK(request != NULL);
    sprintf(expected, "GET %s HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n", target);
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void refused(struct wire *wire, const WCHAR *object, DWORD flags)
{
    CHECK_FAILS(WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, flags),
        ERROR_WINHTTP_INVALID_URL);
}

static void unsafe_characters(struct wire *wire)
{
    check(wire, NULL, 0, "/");
    check(wire, W(""), 0, "/");
    check(wire, W("/"), 0, "/");
    check(wire, W("no/slash"), 0, "/no/slash");
    check(wire, W("/a b"), 0, "/a%20b");
    check(wire, W("/100%/%20/%zz"), 0, "/100%/%20/%zz");
    check(wire, W("/\u00E4\u20AC\U0001F600"), 0, "/%C3%A4%E2%82%AC%F0%9F%98%80");
    check(wire, W("/a?b=c d&e=\u00E4"), 0, "/a?b=c%20d&e=%C3%A4");
    check(wire, W("?a=b"), 0, "/?a=b");
    check(wire, W("/a#b"), 0, "/a%23b");
    check(wire, W("/<>\"{}|\\^~[]'`"), 0, "/%3C%3E%22%7B%7D%7C%5C%5E%7E%5B%5D%27`");
    check(wire, W("/-_.!*();:@&=+$,/a?b/c"), 0, "/-_.!*();:@&=+$,/a?b/c");
    check(wire, W("/a\tb\r\nC: d\x7F"), 0, "/a%09b%0D%0AC:%20d%7F");
    check(wire, W("/../a/./b//c"), 0, "/../a/./b//c");
}

static void flags(struct wire *wire)
{
    check(wire, W("/100%/%20 b"), WINHTTP_FLAG_ESCAPE_PERCENT, "/100%25/%2520%20b");
    check(wire, W("/a?%"), WINHTTP_FLAG_ESCAPE_PERCENT, "/a?%25");
    check(wire, W("/a b?c d|%"), WINHTTP_FLAG_ESCAPE_DISABLE_QUERY, "/a%20b?c d|%");
    check(wire, W("/a b"), WINHTTP_FLAG_ESCAPE_DISABLE_QUERY, "/a%20b");
    check(wire, W("/<%41>[x]{y}?z|\u00E4"), WINHTTP_FLAG_ESCAPE_DISABLE, "/<%41>[x]{y}?z|\xC3\xA4");
    check(wire, W("/a%20b"), WINHTTP_FLAG_ESCAPE_DISABLE, "/a%20b");
}

static void refusals(struct wire *wire)
{
    enum { LENGTH = 100000 };
    WCHAR *object = (WCHAR *)malloc((LENGTH + 1) * sizeof *object);
    int at;

    /* Unescaped, a line end would begin headers of the caller of our caller. */
    refused(wire, W("/a\r\nB: c"), WINHTTP_FLAG_ESCAPE_DISABLE);
    refused(wire, W("/a\rb"), WINHTTP_FLAG_ESCAPE_DISABLE);
    refused(wire, W("/a\nb"), WINHTTP_FLAG_ESCAPE_DISABLE);
    refused(wire, W("/a?b\nc"), WINHTTP_FLAG_ESCAPE_DISABLE_QUERY);
    refused(wire, W("/a\r\nB: c"), WINHTTP_FLAG_NULL_CODEPAGE);
    check(wire, W("/a\nb?c"), WINHTTP_FLAG_ESCAPE_DISABLE_QUERY, "/a%0Ab?c");

    for (at = 0; at < LENGTH; at++) {
        object[at] = 'a';
    }
    object[LENGTH] = 0;
    refused(wire, object, 0);
    free(object);
}

static void surrogates(struct wire *wire)
{
    static const WCHAR high_alone[] = { '/', 0xD83D, 0 }, low_alone[] = { '/', 0xDE00, 'a', 0 };
    static const WCHAR turned_round[] = { '/', 0xDE00, 0xD83D, 0 };
    refused(wire, high_alone, 0);
    refused(wire, low_alone, 0);
    refused(wire, turned_round, 0);
    refused(wire, high_alone, WINHTTP_FLAG_ESCAPE_DISABLE);
}

int main(void)
{
    struct wire wire = wire_start();
    unsafe_characters(&wire);
    flags(&wire);
    refusals(&wire);
    surrogates(&wire);
    wire_stop(&wire);
    return 0;
}
