#include "upload_bytes.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

char *upload_bytes(size_t length)
{
    char *bytes = (char *)malloc(length + 1);
    size_t at;
    CHECK(bytes != NULL);
    for (at = 0; at < length; at++) {
        bytes[at] = (char)('A' + (at * 7 + at / 251) % 26);
    }
    bytes[length] = 0;
    return bytes;
}

struct arrived arrived_on(struct loopback *server, unsigned connection)
{
    struct loopback_bytes received = loopback_received(server, connection);
    struct arrived arrived;
    char *end = strstr(received.data, "\r\n\r\n");
    CHECK(end != NULL);
    end += 4;
    arrived.length = received.length - (size_t)(end - received.data);
    arrived.body = (char *)malloc(arrived.length + 1);
    CHECK(arrived.body != NULL);
    memcpy(arrived.body, end, arrived.length);
    arrived.body[arrived.length] = 0;
    *end = 0;
    arrived.head = received.data;
    return arrived;
}

void arrived_free(struct arrived *arrived)
{
    free(arrived->head);
    free(arrived->body);
}

void check_head_alone(struct loopback *server, unsigned connection)
{
    struct arrived arrived = arrived_on(server, connection);
    CHECK_TEXT(arrived.body, "");
    arrived_free(&arrived);
}
