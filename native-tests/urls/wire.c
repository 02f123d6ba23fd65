#include "wire.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 204 No Content\r\n" "Connection: close\r\n\r\n")
    "receive close\n";

struct wire wire_start(void)
{
    struct wire wire;
    wire.server = loopback_start(script);
    wire.handles = open_handles(0, wire.server.port);
    wire.exchanges = 0;
    return wire;
}

char *wire_received(struct wire *wire, unsigned connection)
{
    struct loopback_bytes bytes = loopback_received(&wire->server, connection);
    char port[16];
    char *found;
    sprintf(port, ":%u\r\n", wire->server.port);
    CHECK(bytes.length == bytes.total && strlen(bytes.data) == bytes.length);
    found = strstr(bytes.data, port);
    if (found != NULL) {
        char *rest = found + strlen(port);
        /* "PORT" may be shorter than the number, never longer: listening ports have five digits. */
        CHECK(strlen(port) >= strlen(":PORT\r\n"));
        memcpy(found, ":PORT\r\n", strlen(":PORT\r\n"));
        memmove(found + strlen(":PORT\r\n"), rest, strlen(rest) + 1);
    }
    return bytes.data;
}

char *wire_finish(struct wire *wire, HINTERNET request)
{
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    return wire_received(wire, wire->exchanges++);
}

char *wire_send(struct wire *wire, HINTERNET request)
{
    CHECK_SUCCEEDS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    return wire_finish(wire, request);
}

void wire_stop(struct wire *wire)
{
    close_handles(&wire->handles);
    loopback_check_script(&wire->server);
    loopback_stop(&wire->server);
}
