/* One Host header is sent, the first that the caller gave: two would let servers on the way disagree. */
#include "own_list.h"
#include "wire.h"

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = wire.handles.request;
    char *head;
    CHECK_SUCCEEDS(add(request, W("host: one\r\nA: 1"), WINHTTP_ADDREQ_FLAG_ADD));
    CHECK_SUCCEEDS(add(request, W("Host: two"), WINHTTP_ADDREQ_FLAG_ADD));
    CHECK_SUCCEEDS(WinHttpSendRequest(request, W("HOST: three\r\nB: 2"), (DWORD)-1, NULL, 0, 0, 0));
    head = wire_finish(&wire, request);
    CHECK_TEXT(head, "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nhost: one\r\nA: 1\r\nB: 2\r\n\r\n");
    free(head);
    header_is(request, WINHTTP_QUERY_HOST | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, NULL, "one");
    wire_stop(&wire);
    return 0;
}
