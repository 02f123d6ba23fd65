/* A body without length or chunks ends with its connection; so does one whose transfer coding is not chunked at last. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

/* One after the other; nothing is kept, so each request has a connection of its own. */
static const char *const responses[] = {
    SEND("HTTP/1.1 200 OK\r\n\r\nabc") SEND("def") "close\n",
    SEND("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\n\r\nabcdef") "close\n",
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: x-own\r\n\r\nabcdef") "close\n",
    SEND("HTTP/1.1 200 OK\r\n\r\nabcdef") "shutdown-send\n",
};

enum { RESPONSES = sizeof responses / sizeof responses[0] };

static const size_t read_sizes[] = { 1, 4, 6, 4096 };

enum { READ_SIZES = sizeof read_sizes / sizeof read_sizes[0], REQUESTS = 2 * RESPONSES * READ_SIZES };

int main(void)
{
    char script[8192] = "";
    struct loopback server;
    enum call_mode mode;
    unsigned at;

    for (at = 0; at < REQUESTS; at++) {
        strcat(strcat(script, "connection once\nreceive head\n"), responses[at % RESPONSES]);
    }
    server = loopback_start(script);
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < RESPONSES * READ_SIZES; at++) {
            CHECK_REPLY_TEXT(reply_get(&client, read_sizes[at / RESPONSES]), 200, "abcdef");
        }
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), REQUESTS);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
