/* A chunked upload that was ended leaves its connection fit for the next request, chunked or not. */
#include "check.h"
#include "reply.h"
#include "script.h"
#include "loopback.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "loop\n";

static void upload(const struct client *client, const char *initial, size_t length, int writes)
{
    struct exchange exchange;
    exchange_open_flags(&exchange, client, W("POST"), NULL, WINHTTP_FLAG_AUTOMATIC_CHUNKING);
    CHECK_EQ(exchange_send(&exchange, NULL, initial, length, 0), 0);
    while (writes-- > 0) {
        CHECK_EQ(exchange_write(&exchange, "the body", 8), 0);
    }
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
    exchange_close(&exchange);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        upload(&client, NULL, 0, 2);
        upload(&client, "0123", 4, 0);
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        upload(&client, "0123", 4, 1);
        upload(&client, NULL, 0, 0);
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
