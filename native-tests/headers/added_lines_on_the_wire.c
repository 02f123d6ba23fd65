/* Added headers go out as they were written, in the order in which they were added, and again with each send. */
#include "own_list.h"
#include "wire.h"

static const char expected[] =
    "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nz: 1\r\nA: two words; \"x\"\r\nz: 3\r\nEmpty: \r\nLast: :4:\r\n"
    "Host: 127.0.0.1:PORT\r\n\r\n";

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = wire.handles.request;
    int round;
    CHECK_SUCCEEDS(add(request, W("z: 1\r\nA:two words; \"x\" \t"), WINHTTP_ADDREQ_FLAG_ADD));
    CHECK_SUCCEEDS(add(request, W("z :3\r\n"), WINHTTP_ADDREQ_FLAG_ADD));
    CHECK_SUCCEEDS(add(request, W("Empty:\r\nLast::4:"), WINHTTP_ADDREQ_FLAG_ADD));
    for (round = 0; round < 2; round++) {
        char *head = wire_send(&wire, request);
        CHECK_TEXT(head, expected);
        free(head);
    }
    wire_stop(&wire);
    return 0;
}
