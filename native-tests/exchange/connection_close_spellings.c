/*
 * "close" in a Connection header of the response, however it is spelled and wherever in the list, ends the connection;
 * what only looks like it does not, nor does Proxy-Connection. An answer of HTTP/1.0 keeps it by "keep-alive" alone.
 */
#include <stdio.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"

static const struct {
    const char *version, *lines;
    int is_kept;
} heads[] = {
    { "1.1", "Connection: close", 0 },
    { "1.1", "Connection: Close", 0 },
    { "1.1", "CONNECTION: CLOSE", 0 },
    { "1.1", "Connection:close", 0 },
    { "1.1", "Connection: \\t close \\t", 0 },
    { "1.1", "Connection: x-other, close", 0 },
    { "1.1", "Connection: close, x-other", 0 },
    { "1.1", "Connection: ,x-other,\\tClOsE\\t,", 0 },
    { "1.1", "Connection: keep-alive, close", 0 },
    { "1.1", "Connection: keep-alive\\r\\nConnection: close", 0 },
    { "1.1", "Connection: close\\r\\nConnection: keep-alive", 0 },
    { "1.0", "Connection: keep-alive, close", 0 },
    { "1.0", "Proxy-Connection: keep-alive", 0 },
    { "1.0", "Connection: keep", 0 },
    { "1.1", "Proxy-Connection: close", 1 },
    { "1.1", "Connection: closed", 1 },
    { "1.1", "Connection: x-close", 1 },
    { "1.1", "Connection: not close", 1 },
    { "1.1", "Connection:", 1 },
    { "1.1", "Connection: Keep-Alive\\r\\nKeep-Alive: timeout=5, max=1", 1 },
    { "1.0", "Connection: Keep-Alive", 1 },
    { "1.0", "connection: x-other, KEEP-ALIVE", 1 },
};

int main(void)
{
    size_t at;
    for (at = 0; at < sizeof heads / sizeof heads[0]; at++) {
        char script[512];
        struct loopback server;
        enum call_mode mode;
        unsigned connections = heads[at].is_kept ? 1 : 4;
        sprintf(script, "connection\nreceive head\nsend \"HTTP/%s 200 OK\\r\\n%s\\r\\nContent-Length: 3\\r\\n\\r\\nabc\"\nloop\n",
            heads[at].version, heads[at].lines);
        server = loopback_start(script);
        EACH_MODE(mode) {
            struct client client = client_open(mode, server.port);
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
            client_close(&client);
        }
        if (loopback_connections(&server) != connections) {
            fprintf(stderr, "HTTP/%s with \"%s\": ", heads[at].version, heads[at].lines);
            CHECK_EQ(loopback_connections(&server), connections);
        }
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
