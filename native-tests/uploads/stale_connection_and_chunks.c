/*
 * A kept connection that dies under a chunked upload: what was given to WinHttpSendRequest is sent once more, chunks
 * that were written are gone, and the exchange fails with 12030.
 */
#include "check.h"
#include "reply.h"
#include "text.h"
#include "upload_bytes.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "receive request\n"
    "close\n"
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    "receive request\n"
    "close\n"
    "connection\n";

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        struct arrived arrived;

        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        exchange_open_flags(&exchange, &client, W("POST"), NULL, WINHTTP_FLAG_AUTOMATIC_CHUNKING);
        CHECK_EQ(exchange_send(&exchange, NULL, "initial", 7, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        exchange_close(&exchange);
        arrived = arrived_on(&server, 1);
        CHECK_TEXT(arrived.body, "7\r\ninitial\r\n0\r\n\r\n");
        arrived_free(&arrived);

        exchange_open_flags(&exchange, &client, W("POST"), NULL, WINHTTP_FLAG_AUTOMATIC_CHUNKING);
        CHECK_EQ(exchange_send(&exchange, NULL, "initial", 7, 0), 0);
        CHECK_EQ(exchange_write(&exchange, "the body", 8), 0);
        CHECK_EQ(exchange_receive(&exchange), ERROR_WINHTTP_CONNECTION_ERROR);
        exchange_close(&exchange);
        client_close(&client);
        CHECK_EQ(loopback_connections(&server), 2);
        loopback_stop(&server);
    }
    return 0;
}
