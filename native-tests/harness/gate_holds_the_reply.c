#include <pthread.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

static const char script[] =
    "connection\n"
    "receive 1\n"
    "wait go\n"
    SEND("gone")
    "receive 1\n"
    "wait go\n"
    SEND("again")
    "close\n";

static struct loopback server;

/* While the main thread awaits an answer: a callback of a test may do so. */
static void *open_gate(void *unused)
{
    (void)unused;
    loopback_await_received(&server, 0, 1);
    loopback_open_gate(&server, "go");
    return NULL;
}

int main(void)
{
    pthread_t opener;
    int client;

    server = loopback_start(script);
    client = client_connect(server.port);
    CLIENT_SEND(client, "1");
    loopback_await_received(&server, 0, 1);
    /* The reply cannot have been sent: nobody has opened the gate. */
    CHECK(!client_has_news(client));

    CHECK(pthread_create(&opener, NULL, open_gate, NULL) == 0);
    CLIENT_EXPECT(client, "gone");
    /* An opened gate stays open. */
    CLIENT_SEND(client, "2");
    loopback_await_closed(&server, 1);
    CLIENT_EXPECT(client, "again");

    CHECK(pthread_join(opener, NULL) == 0);
    client_close(client);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
