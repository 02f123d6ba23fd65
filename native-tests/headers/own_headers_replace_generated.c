/* A header of the caller takes the place of the one that the library would generate. */
#include "own_list.h"
#include "wire.h"

static void check(struct wire *wire, HINTERNET connect, const WCHAR *line, const char *expected)
{
    HINTERNET request = WinHttpOpenRequest(connect, NULL, NULL, NULL, NULL, NULL, 0);
    char *head;
    CHECK_SUCCEEDS(add(request, line, WINHTTP_ADDREQ_FLAG_ADD));
    head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET session = WinHttpOpen(W("agent"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    HINTERNET connect = WinHttpConnect(session, W("127.0.0.1"), wire.server.port, 0);
    check(&wire, connect, W("user-agent: mine"),
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nuser-agent: mine\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    check(&wire, connect, W("Host: other.example"),
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: other.example\r\nUser-Agent: agent\r\n\r\n");
    check(&wire, connect, W("Connection: close"),
        "GET / HTTP/1.1\r\nConnection: close\r\nUser-Agent: agent\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    wire_stop(&wire);
    return 0;
}
