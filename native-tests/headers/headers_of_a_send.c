/*
 * The headers given to WinHttpSendRequest come after those added before and belong to that send: the next one brings
 * its own. A send that is refused leaves nothing behind.
 */
#include "own_list.h"
#include "wire.h"

static void check(struct wire *wire, HINTERNET request, const WCHAR *lines, DWORD length, const char *expected)
{
    char *head;
    CHECK_SUCCEEDS(WinHttpSendRequest(request, lines, length, NULL, 0, 0, 0));
    head = wire_finish(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
}

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = wire.handles.request;

    CHECK_SUCCEEDS(add(request, W("A: 1"), WINHTTP_ADDREQ_FLAG_ADD));
    check(&wire, request, W("B: 2\r\nC: 3\r\n"), (DWORD)-1,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nB: 2\r\nC: 3\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, request, W("B: 4 and more"), 4,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nB: 4\r\nHost: 127.0.0.1:PORT\r\n\r\n");

    CHECK_FAILS(WinHttpSendRequest(request, W("malformed"), (DWORD)-1, NULL, 0, 0, 0), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSendRequest(request, W("B: 5\r\nmalformed"), (DWORD)-1, NULL, 0, 0, 0), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSendRequest(request, W("B: 6\r\nContent-Length: 7"), (DWORD)-1, NULL, 0, 0, 0),
        ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSendRequest(request, W("B: 7"), 0x7FFFFFFF, NULL, 0, 0, 0), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSendRequest(request, W("B: 8"), (DWORD)-1, NULL, 5, 5, 0), ERROR_INVALID_PARAMETER);

    check(&wire, request, NULL, 0,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, request, W(""), (DWORD)-1,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, request, W("B: 9"), 0,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, request, NULL, (DWORD)-1,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    wire_stop(&wire);
    return 0;
}
