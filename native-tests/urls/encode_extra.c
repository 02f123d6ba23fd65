/*
 * ENCODE_EXTRA: path and query are escaped although the request was opened without; for a session's later requests, or
 * for one request, before any of its sends.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "text.h"
#include "wire.h"

enum { LEAVE = -1 };

static void set(HINTERNET handle, BOOL encode)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, WINHTTP_OPTION_ENCODE_EXTRA, &encode, sizeof encode));
}

static void send_expecting(struct wire *wire, HINTERNET request, const char *target)
{
    char expected[256], *head;
    sprintf(expected, "GET %s HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n", target);
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
}

static void check(struct wire *wire, const WCHAR *object, DWORD flags, int on_request, const char *target)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, flags);
    CHECK(request != NULL);
    if (on_request != LEAVE) {
        set(request, on_request);
    }
    send_expecting(wire, request, target);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void check_url(HINTERNET request, const WCHAR *expected)
{
    WCHAR url[128];
    DWORD length = sizeof url;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, url, &length));
    CHECK_WIDE(url + text_length(url) - text_length(expected), expected);
}

static void one_request_more_than_once(struct wire *wire)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, W("/a b"), NULL, NULL, NULL, WINHTTP_FLAG_ESCAPE_DISABLE);
    check_url(request, W("/a b"));
    send_expecting(wire, request, "/a b");
    set(request, TRUE);
    check_url(request, W("/a%20b"));
    send_expecting(wire, request, "/a%20b");
    set(request, FALSE);
    send_expecting(wire, request, "/a b");
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void line_ends(struct wire *wire)
{
    BOOL encode = FALSE;
    HINTERNET request;
    check(wire, W("/a\r\nB: c"), WINHTTP_FLAG_ESCAPE_DISABLE, LEAVE, "/a%0D%0AB:%20c"); /* the session says so */
    request = WinHttpOpenRequest(wire->handles.connect, NULL, W("/a\r\n"), NULL, NULL, NULL, WINHTTP_FLAG_ESCAPE_DISABLE);
    CHECK_FAILS(WinHttpSetOption(request, WINHTTP_OPTION_ENCODE_EXTRA, &encode, sizeof encode), ERROR_WINHTTP_INVALID_URL);
    send_expecting(wire, request, "/a%0D%0A"); /* and stays as it was */
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

int main(void)
{
    struct wire wire = wire_start();

    check(&wire, W("/a b?c d%\u00E4"), WINHTTP_FLAG_ESCAPE_DISABLE, TRUE, "/a%20b?c%20d%%C3%A4");
    check(&wire, W("/a b?c d%20"), WINHTTP_FLAG_ESCAPE_DISABLE_QUERY, TRUE, "/a%20b?c%20d%20");
    check(&wire, W("/a b?c d"), WINHTTP_FLAG_ESCAPE_DISABLE, FALSE, "/a b?c d");
    check(&wire, W("/a b?c%"), 0, TRUE, "/a%20b?c%");
    check(&wire, W("/a b?c%"), 0, FALSE, "/a%20b?c%");
    check(&wire, W("/%"), WINHTTP_FLAG_ESCAPE_PERCENT, TRUE, "/%25");
    check(&wire, W("/ \u00E4"), WINHTTP_FLAG_NULL_CODEPAGE, TRUE, "/%20%E4");
    one_request_more_than_once(&wire);

    set(wire.handles.session, TRUE);
    check(&wire, W("/a b?c d"), WINHTTP_FLAG_ESCAPE_DISABLE, LEAVE, "/a%20b?c%20d");
    check(&wire, W("/a b?c d"), WINHTTP_FLAG_ESCAPE_DISABLE, FALSE, "/a b?c d");
    line_ends(&wire);
    set(wire.handles.session, FALSE);
    check(&wire, W("/a b?c d"), WINHTTP_FLAG_ESCAPE_DISABLE, LEAVE, "/a b?c d");
    check(&wire, W("/a b?c d"), WINHTTP_FLAG_ESCAPE_DISABLE, TRUE, "/a%20b?c%20d");
    wire_stop(&wire);
    return 0;
}
