/* What WinHttpOpenRequest adds to the head: referrer, accepted types, the refresh flag. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static void check(struct wire *wire, const WCHAR *version, const WCHAR *referrer, LPCWSTR *types, DWORD flags,
    const char *expected)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, NULL, version, referrer, types, flags);
    char *head;
    CHECK(request != NULL);
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

/* A list without an end is not read for ever. */
static void endless_list(struct wire *wire)
{
    enum { TYPES = 100000 };
    LPCWSTR *types = (LPCWSTR *)calloc(TYPES + 1, sizeof *types);
    int at;
    for (at = 0; at < TYPES; at++) {
        types[at] = W("a/b");
    }
    CHECK_FAILS(WinHttpOpenRequest(wire->handles.connect, NULL, NULL, NULL, NULL, types, 0), ERROR_INVALID_PARAMETER);
    free(types);
}

static void refused(struct wire *wire, const WCHAR *referrer, LPCWSTR *types)
{
    CHECK_FAILS(WinHttpOpenRequest(wire->handles.connect, NULL, NULL, NULL, referrer, types, 0),
        ERROR_INVALID_PARAMETER);
}

int main(void)
{
    struct wire wire = wire_start();
    LPCWSTR none[] = { NULL }, one[] = { W("text/html"), NULL }, two[] = { W("text/*"), W("image/png; q=0.5"), NULL };
    LPCWSTR injected[] = { W("text/*\r\nB: c"), NULL };
    static const WCHAR half_a_pair[] = { 'a', 0xD800, 0 };

    check(&wire, NULL, NULL, none, 0,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, NULL, NULL, one, 0,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nAccept: text/html\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, NULL, NULL, two, 0,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nAccept: text/*, image/png; q=0.5\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, NULL, W("http://from.example/a?b"), NULL, 0,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nReferer: http://from.example/a?b\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, NULL, W(""), NULL, 0,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, NULL, NULL, NULL, WINHTTP_FLAG_REFRESH,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nPragma: no-cache\r\nCache-Control: no-cache\r\n"
        "Host: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, W("HTTP/1.0"), NULL, NULL, WINHTTP_FLAG_BYPASS_PROXY_CACHE,
        "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\nPragma: no-cache\r\nHost: 127.0.0.1:PORT\r\n\r\n");

    refused(&wire, W("a\r\nB: c"), NULL);
    refused(&wire, W("a\nB: c"), NULL);
    refused(&wire, half_a_pair, NULL);
    refused(&wire, NULL, injected);
    endless_list(&wire);
    wire_stop(&wire);
    return 0;
}
