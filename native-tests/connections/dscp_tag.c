/* DSCP_TAG is in the upper six bits of the socket's type of service, and only equal tags share a connection. */
#include "check.h"
#include "loopback.h"
#include "own_socket.h"
#include "replies.h"
#include "reply.h"

static void get(struct client *client, DWORD tag)
{
    struct exchange exchange;
    exchange_open(&exchange, client, NULL, NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_DSCP_TAG, &tag, sizeof tag));
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
    exchange_close(&exchange);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(ANSWERS);
        struct client client = client_open(mode, server.port);
        get(&client, 46);
        CHECK_EQ(own_socket_option(server.port, IPPROTO_IP, IP_TOS) & 0xFC, 46 << 2);
        get(&client, 46);
        CHECK_EQ(loopback_connections(&server), 1);
        get(&client, 10);
        get(&client, 0);
        CHECK_EQ(loopback_connections(&server), 3);
        get(&client, 10);
        get(&client, 46);
        CHECK_EQ(loopback_connections(&server), 3);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
