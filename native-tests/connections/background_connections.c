/*
 * BACKGROUND_CONNECTIONS: the first request to a server opens so many connections, its own included, and no request
 * after it more; they serve the requests that follow. A limit counts for them, too.
 */
#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"

enum { CONNECTIONS = 4 };

static void set_number(HINTERNET handle, DWORD option, DWORD value)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, option, &value, sizeof value));
}

static void check(enum call_mode mode, DWORD limit, unsigned expected)
{
    struct loopback server = loopback_start(ANSWERS);
    struct client client = client_open(mode, server.port);
    struct exchange held[CONNECTIONS];
    unsigned at;

    set_number(client.session, WINHTTP_OPTION_BACKGROUND_CONNECTIONS, CONNECTIONS);
    set_number(client.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER, limit);
    CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
    loopback_await_connections(&server, expected);

    /*
     * As many at a time as there are connections: unread bodies hold them. Only with a limit: it makes a request wait for
     * a connection that the server has accepted and that is not idle here yet.
     */
    for (at = 0; at < expected && limit == expected; at++) {
        exchange_open(&held[at], &client, NULL, NULL);
        CHECK_EQ(exchange_send(&held[at], NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&held[at]), 0);
    }
    for (at = 0; at < expected && limit == expected; at++) {
        exchange_close(&held[at]);
    }
    CHECK_EQ(loopback_connections(&server), expected);
    client_close(&client);
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        check(mode, 0xFFFFFFFF, CONNECTIONS);
        check(mode, CONNECTIONS, CONNECTIONS);
        check(mode, 2, 2);
    }
    return 0;
}
