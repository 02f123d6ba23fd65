/*
 * MATCH_CONNECTION_GUID: a request uses connections with this GUID only; without one it makes a connection and marks it,
 * or, when it insists on a marked one, fails with 12029.
 */
#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"

static const GUID one = { 1, 1, 1, { 1, 1, 1, 1, 1, 1, 1, 1 } };
static const GUID two = { 2, 2, 2, { 2, 2, 2, 2, 2, 2, 2, 2 } };
static const GUID none_has_it = { 3, 3, 3, { 3, 3, 3, 3, 3, 3, 3, 3 } };

static void open_matching(struct exchange *exchange, const struct client *client, GUID guid, ULONGLONG flags)
{
    WINHTTP_MATCH_CONNECTION_GUID match;
    match.ConnectionGuid = guid;
    match.ullFlags = flags;
    exchange_open(exchange, client, NULL, NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange->request, WINHTTP_OPTION_MATCH_CONNECTION_GUID, &match, sizeof match));
}

static void get_matching(const struct client *client, GUID guid, ULONGLONG flags)
{
    struct exchange exchange;
    open_matching(&exchange, client, guid, flags);
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
        struct exchange refused;

        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc"); /* an unmarked one */
        get_matching(&client, one, 0);
        CHECK_EQ(loopback_connections(&server), 2);
        get_matching(&client, one, 0);
        get_matching(&client, one, WINHTTP_MATCH_CONNECTION_GUID_FLAG_REQUIRE_MARKED_CONNECTION);
        CHECK_EQ(loopback_connections(&server), 2);
        get_matching(&client, two, 0);
        CHECK_EQ(loopback_connections(&server), 3);
        get_matching(&client, one, 0);
        CHECK_EQ(loopback_connections(&server), 3);

        open_matching(&refused, &client, none_has_it, WINHTTP_MATCH_CONNECTION_GUID_FLAG_REQUIRE_MARKED_CONNECTION);
        CHECK_EQ(exchange_send(&refused, NULL, NULL, 0, 0), ERROR_WINHTTP_CANNOT_CONNECT);
        exchange_close(&refused);
        CHECK_EQ(loopback_connections(&server), 3);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
