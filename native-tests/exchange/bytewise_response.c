/* A response that comes byte by byte, heads and framing included, is the same response. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND_BYTEWISE(0, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Other: y\r\n\r\nabcde")
    "receive head\n"
    SEND_BYTEWISE(0, "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2\r\nab\r\n3;x\r\ncde\r\n0\r\nA: b\r\n\r\n")
    "loop\n";

static const size_t read_sizes[] = { 1, 3, 5, 64 };

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < sizeof read_sizes / sizeof read_sizes[0]; at++) {
            CHECK_REPLY_TEXT(reply_get(&client, read_sizes[at]), 200, "abcde");
            CHECK_REPLY_TEXT(reply_get(&client, read_sizes[at]), 200, "abcde");
        }
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
