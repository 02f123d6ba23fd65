/* Chunks of odd sizes and splits, with extensions, leading zeros, both cases of hexadecimal, and trailers. */
#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

/* Each gives the same body. The breaks between the sends are where a reader may be in any state. */
static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" "1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1")
    SEND("A\r")
    SEND("\nabc")
    SEND("defghijklmnopqrstuvwxyz\r")
    SEND("\n0")
    SEND("\r\n\r")
    SEND("\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: CHUNKED\r\n\r\n"
        "1\r\na\r\n" "0002;name=value\r\nbc\r\n" "00000003 ; quoted=\"text\"\r\ndef\r\n"
        "00014;a;b=c\r\nghijklmnopqrstuvwxyz\r\n" "000;last\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n"
        "1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nX-Sum: 26\r\nX-Empty:\r\n")
    SEND("X-Last: x\r")
    SEND("\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    SEND_BYTEWISE(0, "3\r\nabc\r\n17;x\r\ndefghijklmnopqrstuvwxyz\r\n0\r\nA: b\r\n\r\n")
    "loop\n";

enum { REPLIES = 5 };

static const size_t read_sizes[] = { 1, 2, 3, 5, 26, 4096 };

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    size_t at, reply;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < sizeof read_sizes / sizeof read_sizes[0]; at++) {
            for (reply = 0; reply < REPLIES; reply++) {
                CHECK_REPLY_TEXT(reply_get(&client, read_sizes[at]), 200, "abcdefghijklmnopqrstuvwxyz");
            }
        }
        client_close(&client);
    }
    /* One connection: each body has been found to end where it ends. */
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
