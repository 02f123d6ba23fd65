/*
 * FIRST_AVAILABLE_CONNECTION: a request whose own connection does not come about, because the resolver is silent, goes
 * out on the connection that another request gives back.
 */
#include <pthread.h>

#include "check.h"
#include "counted_resolver.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"
#include "text.h"

static void *get(void *client)
{
    CHECK_REPLY_TEXT(reply_get((struct client *)client, 64), 200, "abc");
    return NULL;
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(ANSWERS);
        struct client client = client_open_as(mode, NULL, W("server.example"), server.port);
        unsigned asked = resolver_asked();
        struct exchange first;
        pthread_t second;
        BOOL on = TRUE;

        CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_FIRST_AVAILABLE_CONNECTION, &on, sizeof on));
        resolver_answer_only(asked + 1);
        exchange_open(&first, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&first, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&first), 0);
        CHECK(pthread_create(&second, NULL, get, &client) == 0);
        resolver_await_asked(asked + 2);
        exchange_close(&first); /* the rest of its body is there: the connection can go on */
        pthread_join(second, NULL);
        CHECK_EQ(loopback_connections(&server), 1);

        resolver_release();
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
