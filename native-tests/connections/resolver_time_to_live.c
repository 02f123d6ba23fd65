/*
 * RESOLVER_CACHE_CONFIG with USE_DNS_TTL: what a name server calls good for no time is asked for again, what it calls good
 * for long is not. With CONN_USE_TTL the same is true of connections. Without either nobody asks how long. The program's
 * own res_search stands before that of the C library, as its getaddrinfo does.
 */
#include <string.h>

#include "check.h"
#include "counted_resolver.h"
#include "loopback.h"
#include "monitor.h"
#include "reply.h"
#include "script.h"
#include "text.h"

enum { LIMIT_MS = 10000, LONG_SECONDS = 100, ENOUGH = 5 };

static const char kept[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "loop\n";
static const char closed[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

/* Names, by what is said of them. */
#define FOR_LONG  "long.example"
#define FOR_NO_TIME "short.example"
#define NOT_ASKED "unasked.example"

static unsigned long_asked; /* guarded by the monitor */

int res_search(const char *name, int record_class, int type, unsigned char *answer, int length);

int res_search(const char *name, int record_class, int type, unsigned char *answer, int length)
{
    /* A header with one answer and no question, and the record: root, A, IN, time to live, 127.0.0.1. */
    unsigned char message[] = {
        0, 0, 0x81, 0x80, 0, 0, 0, 1, 0, 0, 0, 0,
        0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1
    };
    int is_long = strcmp(name, FOR_LONG) == 0;
    if (!is_long) {
        CHECK_TEXT(name, FOR_NO_TIME);
    }
    CHECK_EQ(record_class, 1);
    CHECK_EQ(type, 1);
    CHECK(length >= (int)sizeof message);
    message[20] = is_long ? LONG_SECONDS : 0;
    monitor_enter();
    long_asked += (unsigned)is_long;
    monitor_leave();
    memcpy(answer, message, sizeof message);
    return (int)sizeof message;
}

static unsigned count_of_long_asked(void)
{
    unsigned count;
    monitor_enter();
    count = long_asked;
    monitor_leave();
    return count;
}

static struct client open_client(enum call_mode mode, unsigned short port, const WCHAR *name, ULONGLONG flags)
{
    WINHTTP_RESOLVER_CACHE_CONFIG config = { 10, 60, 0, WinHttpSecureDnsSettingDefault, 600000000, 0 };
    struct client client = client_open_as(mode, NULL, name, port);
    config.ullFlags = flags;
    CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_RESOLVER_CACHE_CONFIG, &config, sizeof config));
    return client;
}

static void get(struct client *client)
{
    CHECK_REPLY_TEXT(reply_get(client, 64), 200, "abc");
}

static void check_answers(enum call_mode mode)
{
    struct loopback server = loopback_start(closed);
    unsigned before = resolver_asked(), long_before = count_of_long_asked(), count;
    uint64_t deadline = clock_ms() + LIMIT_MS;
    struct client client = open_client(mode, server.port, W(NOT_ASKED), 0);

    for (count = 0; count < ENOUGH; count++) {
        get(&client);
    }
    CHECK_EQ(resolver_asked(), before + 1);
    client_close(&client);

    client = open_client(mode, server.port, W(FOR_LONG), WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_USE_DNS_TTL);
    /* The time is learnt some moment after the address. */
    while (count_of_long_asked() == long_before && clock_ms() < deadline) {
        get(&client);
    }
    CHECK(count_of_long_asked() > long_before);
    for (count = 0; count < ENOUGH; count++) {
        get(&client);
    }
    CHECK_EQ(resolver_asked(), before + 2);
    client_close(&client);

    client = open_client(mode, server.port, W(FOR_NO_TIME), WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_USE_DNS_TTL);
    while (resolver_asked() < before + 4 && clock_ms() < deadline) {
        get(&client);
    }
    CHECK(resolver_asked() >= before + 4);
    client_close(&client);
    loopback_stop(&server);
}

static void check_connections(enum call_mode mode)
{
    struct loopback server = loopback_start(kept);
    uint64_t deadline = clock_ms() + LIMIT_MS;
    unsigned count;
    struct client client = open_client(mode, server.port, W(FOR_LONG), WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_CONN_USE_TTL);

    for (count = 0; count < ENOUGH; count++) {
        get(&client);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    client_close(&client);
    loopback_stop(&server);

    server = loopback_start(kept);
    client = open_client(mode, server.port, W(FOR_NO_TIME), WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_CONN_USE_TTL);
    while (loopback_connections(&server) < 3 && clock_ms() < deadline) {
        get(&client);
    }
    CHECK(loopback_connections(&server) >= 3);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        check_answers(mode);
        check_connections(mode);
    }
    return 0;
}
