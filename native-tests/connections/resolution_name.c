/*
 * RESOLUTION_HOSTNAME is looked up in place of the server's name, which the request goes on to name. A connection that was
 * made so is not for requests without that name.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"
#include "text.h"

static void get(const struct client *client, const WCHAR *name)
{
    struct exchange exchange;
    exchange_open(&exchange, client, NULL, NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_RESOLUTION_HOSTNAME, (void *)name, (DWORD)-1));
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_FAILS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_RESOLUTION_HOSTNAME, (void *)name, (DWORD)-1),
        ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
    exchange_close(&exchange);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start_at("localhost", ANSWERS);
        /* RFC 6761, section 6.4: no resolver knows a name below .invalid. */
        struct client client = client_open_as(mode, NULL, W("nothing.invalid"), server.port);
        struct exchange unknown;
        struct loopback_bytes received;

        get(&client, W("127.0.0.1"));
        get(&client, W("127.0.0.1"));
        CHECK_EQ(loopback_connections(&server), 1);
        received = loopback_received(&server, 0);
        CHECK(strstr(received.data, "\r\nHost: nothing.invalid:") != NULL);
        free(received.data);

        get(&client, W("LocalHost"));
        CHECK_EQ(loopback_connections(&server), 2);
        exchange_open(&unknown, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&unknown, NULL, NULL, 0, 0), ERROR_WINHTTP_NAME_NOT_RESOLVED);
        exchange_close(&unknown);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
