/* Verbs: sent as given, GET by default; what is no token is refused. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static void check(struct wire *wire, const WCHAR *verb, const char *expected)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, verb, NULL, NULL, NULL, NULL, 0);
    char *head;
    CHECK(request != NULL);
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void refused(struct wire *wire, const WCHAR *verb)
{
    CHECK_FAILS(WinHttpOpenRequest(wire->handles.connect, verb, NULL, NULL, NULL, NULL, 0), ERROR_INVALID_PARAMETER);
}

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET options;
    char *head;

    check(&wire, NULL, "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, W("get"), "get / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, W("HEAD"), "HEAD / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, W("DELETE"), "DELETE / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, W("M-SEARCH!#$%&'*+.^_`|~9"),
        "M-SEARCH!#$%&'*+.^_`|~9 / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    /* These announce that they have no body. */
    check(&wire, W("POST"),
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, W("PUT"),
        "PUT / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\nHost: 127.0.0.1:PORT\r\n\r\n");

    options = WinHttpOpenRequest(wire.handles.connect, W("OPTIONS"), W("*"), NULL, NULL, NULL, 0);
    head = wire_send(&wire, options);
    CHECK_TEXT(head, "OPTIONS * HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(options));

    refused(&wire, W("GET /other HTTP/1.1\r\nA: b\r\n\r\nGET"));
    refused(&wire, W("GET "));
    refused(&wire, W(" GET"));
    refused(&wire, W("GE T"));
    refused(&wire, W("GET\r\n"));
    refused(&wire, W("G\u00C4T"));
    refused(&wire, W("GET:"));
    wire_stop(&wire);
    return 0;
}
