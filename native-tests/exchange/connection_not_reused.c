/*
 * Where an exchange leaves the least doubt about its connection, the next request gets another one: the server says
 * so, speaks 1.0 without saying otherwise, sends more than it announced, or frames the body in two ways.
 */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char *const responses[] = {
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"),
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: x-other, Close\r\n\r\nabc"),
    SEND("HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc"),
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc" "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nx"),
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
    SEND("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n3\r\nabc\r\n0\r\n\r\n"),
};

enum { RESPONSES = sizeof responses / sizeof responses[0], ROUNDS = 2 };

int main(void)
{
    char script[8192] = "";
    struct loopback server;
    unsigned connections = 0;
    enum call_mode mode;
    size_t at;
    int round;

    for (at = 0; at < RESPONSES * ROUNDS * 2; at++) {
        strcat(strcat(script, "connection once\nreceive head\n"), responses[at / (ROUNDS * 2)]);
    }
    server = loopback_start(script);
    for (at = 0; at < RESPONSES; at++) {
        EACH_MODE(mode) {
            struct client client = client_open(mode, server.port);
            for (round = 0; round < ROUNDS; round++) {
                CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
                /* By the client: the script holds its connections. */
                loopback_await_closed(&server, ++connections);
            }
            client_close(&client);
        }
    }
    CHECK_EQ(loopback_connections(&server), connections);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
