/* Line ends of other kinds than CRLF between lines are no way to smuggle a header, or a request, into the head. */
#include "own_list.h"
#include "wire.h"

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = wire.handles.request;
    static const WCHAR with_nul[] = W("A: b\0C: d");
    static const WCHAR *const smuggled[] = { W("A: b\nC: d"), W("A: b\rC: d"), W("A: b\n\nC: d"), W("A: b\r\r\nC: d"),
        W("A\r: b"), W("A\n: b"), W("\nA: b"), W("A: b\n"), W("A: b\r") };
    unsigned at;
    char *head;

    for (at = 0; at < sizeof smuggled / sizeof smuggled[0]; at++) {
        CHECK_FAILS(add(request, smuggled[at], WINHTTP_ADDREQ_FLAG_ADD), ERROR_INVALID_PARAMETER);
        CHECK_FAILS(WinHttpSendRequest(request, smuggled[at], (DWORD)-1, NULL, 0, 0, 0), ERROR_INVALID_PARAMETER);
    }
    /* A NUL ends the text, also when the length goes on. */
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, with_nul, 9, WINHTTP_ADDREQ_FLAG_ADD));
    /* An empty line does not end the head. */
    CHECK_SUCCEEDS(add(request, W("E: f\r\n\r\nG: h"), WINHTTP_ADDREQ_FLAG_ADD));
    head = wire_send(&wire, request);
    CHECK_TEXT(head,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nA: b\r\nE: f\r\nG: h\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    free(head);
    wire_stop(&wire);
    return 0;
}
