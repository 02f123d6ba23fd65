/*
 * Two Content-Length headers that differ are 87, wherever they come from: with them on the wire two servers in a row
 * could disagree about where the request ends.
 */
#include "own_list.h"
#include "wire.h"

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = wire.handles.request;
    char body[] = "abc";
    CHECK_FAILS(WinHttpSendRequest(request, W("Content-Length: 3\r\nContent-Length: 4"), (DWORD)-1, body, 3, 3, 0),
        ERROR_INVALID_PARAMETER);
    CHECK_SUCCEEDS(add(request, W("content-length: 3"), WINHTTP_ADDREQ_FLAG_ADD));
    CHECK_FAILS(WinHttpSendRequest(request, W("Content-Length: 4"), (DWORD)-1, body, 3, 3, 0), ERROR_INVALID_PARAMETER);
    CHECK_EQ(loopback_connections(&wire.server), 0);
    wire_stop(&wire);
    return 0;
}
