/*
 * EXPIRE_CONNECTION: while a request has a connection, and only then, it makes that the connection's last request. The
 * response can be read to its end.
 */
#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"

static BOOL expire(const struct exchange *exchange)
{
    return WinHttpSetOption(exchange->request, WINHTTP_OPTION_EXPIRE_CONNECTION, NULL, 0);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(ANSWERS);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;

        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_FAILS(expire(&exchange), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_SUCCEEDS(expire(&exchange));
        CHECK_SUCCEEDS(expire(&exchange));
        {
            char body[8];
            DWORD count;
            CHECK_EQ(exchange_read(&exchange, body, sizeof body, &count), 0);
            CHECK_EQ(count, 3);
        }
        CHECK_FAILS(expire(&exchange), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        loopback_await_closed(&server, 1);
        exchange_close(&exchange);

        /* The next ones share a connection again. */
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        CHECK_EQ(loopback_connections(&server), 2);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
