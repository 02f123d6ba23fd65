/*
 * RESOLVER_CACHE_CONFIG: a session remembers the addresses of as many names as it is told to. Without it, with
 * BYPASS_CACHE, and for another session the resolver is asked each time.
 */
#include "check.h"
#include "counted_resolver.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

/* Connections are not kept, so that each request needs the address. */
static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

static unsigned questions_of(struct client *client, unsigned requests)
{
    unsigned before = resolver_asked();
    while (requests-- > 0) {
        CHECK_REPLY_TEXT(reply_get(client, 64), 200, "abc");
    }
    return resolver_asked() - before;
}

static void remember(const struct client *client, DWORD names, ULONGLONG flags)
{
    WINHTTP_RESOLVER_CACHE_CONFIG config = { 0, 60, 30, WinHttpSecureDnsSettingDefault, 600000000, 0 };
    config.ulMaxResolverCacheEntries = names;
    config.ullFlags = flags;
    CHECK_SUCCEEDS(WinHttpSetOption(client->session, WINHTTP_OPTION_RESOLVER_CACHE_CONFIG, &config, sizeof config));
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open_as(mode, NULL, W("one.example"), server.port);
        struct client other = client_open_as(mode, NULL, W("one.example"), server.port);
        struct client two = client;

        CHECK_EQ(questions_of(&client, 2), 2);
        remember(&client, 1, 0);
        CHECK_EQ(questions_of(&client, 3), 1);
        CHECK_EQ(questions_of(&other, 1), 1);
        /* The one entry goes to the name that was asked for last. */
        two.connection = WinHttpConnect(client.session, W("two.example"), server.port, 0);
        CHECK_EQ(questions_of(&two, 2), 1);
        CHECK_EQ(questions_of(&client, 1), 1);
        remember(&client, 1, WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_SOFT_LIMIT);
        CHECK_EQ(questions_of(&client, 2), 1);
        CHECK_EQ(questions_of(&two, 2), 1);
        CHECK_EQ(questions_of(&client, 1), 0);
        remember(&client, 10, WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_BYPASS_CACHE);
        CHECK_EQ(questions_of(&client, 2), 2);

        CHECK_SUCCEEDS(WinHttpCloseHandle(two.connection));
        client_close(&other);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
