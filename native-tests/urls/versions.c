/* The version of a request: 1.0 when asked for, else 1.1; an unknown one never reaches the wire. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static void check(struct wire *wire, const WCHAR *version, const char *expected)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, NULL, version, NULL, NULL, 0);
    char *head;
    CHECK(request != NULL);
    head = wire_send(wire, request);
    head[strlen("GET / HTTP/1.x")] = 0;
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

int main(void)
{
    struct wire wire = wire_start();
    check(&wire, NULL, "GET / HTTP/1.1");
    check(&wire, W(""), "GET / HTTP/1.1");
    check(&wire, W("HTTP/1.1"), "GET / HTTP/1.1");
    check(&wire, W("HTTP/1.0"), "GET / HTTP/1.0");
    check(&wire, W("HTTP/9.9\r\nA: b"), "GET / HTTP/1.1");
    wire_stop(&wire);
    return 0;
}
