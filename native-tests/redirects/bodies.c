/* A redirect with a body that is huge, drips or breaks off is followed all the same, on another connection; one that has
   all of its body is followed on the same. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char answer[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

struct body {
    const char *what, *steps;
    DWORD receive_response_timeout; /* 0: not set */
    int keeps_connection;
};

static const struct body bodies[] = {
    { "length", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 4\r\n\r\nbody"), 0, 1 },
    { "chunks", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"), 0, 1 },
    { "megabytes", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 900000\r\n\r\n")
        SEND_REPEAT(90000, "0123456789"), 0, 1 },
    { "huge", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 4000000000\r\n\r\n")
        SEND_REPEAT(400000000, "0123456789"), 0, 0 },
    { "endless", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n") SEND_REPEAT(400000000, "0123456789"), 0, 0 },
    { "until close", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\nbody") "close\n", 0, 0 },
    { "dripping", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 100000\r\n\r\n")
        "send-bytewise 10 \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789\"\n"
        "hold\n", 300, 0 },
    { "silent", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 100000\r\n\r\nx") "hold\n", 300, 0 },
    { "broken off", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 100\r\n\r\nbody") "close\n", 0, 0 },
    { "reset", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 100\r\n\r\nbody") "reset\n", 0, 0 },
    { "bad chunk", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n"), 0, 0 },
    { "more behind", SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 4\r\n\r\nbodyHTTP/1.1 200 OK\r\n"), 0, 0 },
    { "close", SEND("HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: /next\r\nContent-Length: 4\r\n\r\nbody"), 0, 0 },
};

static void run(enum call_mode mode, const struct body *body)
{
    struct loopback server = body->keeps_connection
        ? legs_server("connection once\nreceive head\n%s%s", body->steps, answer + strlen("connection once\n"))
        : legs_server("connection once\nreceive head\n%s%s", body->steps, answer);
    struct client client = client_open(mode, server.port);
    struct exchange get;

    printf("%s, mode %d\n", body->what, (int)mode);
    exchange_open(&get, &client, NULL, NULL);
    if (body->receive_response_timeout != 0) {
        legs_set(get.request, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, body->receive_response_timeout);
        legs_set(get.request, WINHTTP_OPTION_RECEIVE_TIMEOUT, body->receive_response_timeout);
    }
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "abc");
    exchange_close(&get);
    client_close(&client);
    CHECK_EQ(loopback_connections(&server), body->keeps_connection ? 1 : 2);
    loopback_stop(&server);
}

int main(void)
{
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
            run(mode, &bodies[i]);
        }
    }
    return 0;
}
