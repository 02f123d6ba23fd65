/* A request that has failed, while sending, receiving or reading, may be sent again and then succeed. */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND("garbage, not a response")
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na")
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

static struct reply again(struct exchange *exchange)
{
    struct reply reply = { 0, 0, 0, NULL, 0 };
    reply.error = exchange_send(exchange, NULL, NULL, 0, 0);
    return reply.error == 0 ? reply_receive(exchange, 64) : reply;
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        struct reply reply;
        char byte;
        DWORD count;

        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_EQ(again(&exchange).error, ERROR_WINHTTP_CONNECTION_ERROR);
        CHECK_EQ(exchange_read(&exchange, &byte, 1, &count), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        CHECK_EQ(again(&exchange).error, ERROR_WINHTTP_INVALID_SERVER_RESPONSE);
        reply = again(&exchange);
        CHECK_EQ(reply.error, ERROR_WINHTTP_CONNECTION_ERROR);
        CHECK_EQ(reply.failed, API_READ_DATA);
        free(reply.body);
        CHECK_REPLY_TEXT(again(&exchange), 200, "abc");
        exchange_close(&exchange);
        client_close(&client);
        loopback_stop(&server);
    }
    return 0;
}
