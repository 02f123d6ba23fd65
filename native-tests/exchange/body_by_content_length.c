/* A body of known length, read with buffers of any size, larger ones included. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n")
    SEND("abcdefghijklm")
    SEND("nopqrstuvwxyz")
    "loop\n";

static const size_t read_sizes[] = { 1, 2, 7, 13, 25, 26, 27, 100000 };

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < sizeof read_sizes / sizeof read_sizes[0]; at++) {
            CHECK_REPLY_TEXT(reply_get(&client, read_sizes[at]), 200, "abcdefghijklmnopqrstuvwxyz");
        }
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
