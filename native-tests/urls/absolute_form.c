/*
 * An object name that is a URL stands on the request line as it is: the program talks to a proxy by itself. Host and
 * option URL name the server of that URL; the connection goes where WinHttpConnect said.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static void check(struct wire *wire, const WCHAR *object, DWORD flags, const char *target, const char *host, const WCHAR *url)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, flags);
    WCHAR seen[256];
    DWORD length = sizeof seen;
    char expected[256], *head;
    CHECK(request != NULL);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, seen, &length));
    CHECK_WIDE(seen, url);
    sprintf(expected, "GET %s HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: %s\r\n\r\n", target, host);
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void refused(struct wire *wire, const WCHAR *object)
{
    CHECK_FAILS(WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, 0), ERROR_WINHTTP_INVALID_URL);
    CHECK_FAILS(WinHttpOpenRequest(wire->handles.connect, NULL, object, NULL, NULL, NULL, WINHTTP_FLAG_ESCAPE_DISABLE),
        ERROR_WINHTTP_INVALID_URL);
}

int main(void)
{
    struct wire wire = wire_start();

    check(&wire, W("http://other.example/a?b"), 0, "http://other.example/a?b", "other.example", W("http://other.example/a?b"));
    check(&wire, W("HTTP://Other.Example:81/a b"), 0, "HTTP://Other.Example:81/a%20b", "other.example:81",
        W("HTTP://Other.Example:81/a%20b"));
    check(&wire, W("https://other.example/\u00E4"), 0, "https://other.example/%C3%A4", "other.example",
        W("https://other.example/%C3%A4"));
    check(&wire, W("http://other.example/a b#\u00E4"), WINHTTP_FLAG_ESCAPE_DISABLE, "http://other.example/a b#\xC3\xA4",
        "other.example", W("http://other.example/a b#\u00E4"));
    check(&wire, W("http://[::1]:8080/#a"), 0, "http://[::1]:8080/%23a", "[::1]:8080", W("http://[::1]:8080/%23a"));
    check(&wire, W("http://other.example"), 0, "http://other.example", "other.example", W("http://other.example"));
    check(&wire, W("http://other.example\\x"), 0, "http://other.example/%5Cx", "other.example", W("http://other.example/%5Cx"));

    refused(&wire, W("http://"));
    refused(&wire, W("https:///path"));
    refused(&wire, W("http://other.example:99999/"));
    refused(&wire, W("http://other.example:0/"));
    refused(&wire, W("http://other example/"));
    refused(&wire, W("http://\u00E4.example/"));
    refused(&wire, W("http://other.example\r\nX: y/"));
    wire_stop(&wire);
    return 0;
}
