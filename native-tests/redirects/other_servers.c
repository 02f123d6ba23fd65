/* A Location that names its server, and one that several headers name; what of the caller's headers goes there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char target_script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

struct target {
    const char *locations;   /* one or more lines; "%u" is the port of the target */
    const char *object, *url;
};

static const struct target targets[] = {
    { "Location: http://127.0.0.1:%u/absolute?x\\r\\n", "/absolute?x", "http://127.0.0.1:%u/absolute?x" },
    { "Location: HTTP://127.0.0.1:%u\\r\\n", "/", "http://127.0.0.1:%u/" },
    { "Location: http://localhost:%u?query\\r\\n", "/?query", "http://localhost:%u/?query" },
    { "Location: http://LOCALHOST:%u/\\r\\n", "/", "http://localhost:%u/" },
    { "Location: http://127.0.0.1:%u#part\\r\\n", "/", "http://127.0.0.1:%u/" },
    { "Location: //127.0.0.1:%u/../protocol\\r\\n", "/protocol", "http://127.0.0.1:%u/protocol" },
    { "Location: http://user:word@127.0.0.1:%u/named\\r\\n", "/named", "http://127.0.0.1:%u/named" },
    { "Location: http://[::1]:%u/six\\r\\n", "/six", "http://[::1]:%u/six" },
    /* The first one counts. */
    { "Location: http://127.0.0.1:%u/one\\r\\nLocation: http://127.0.0.1:9/two\\r\\n", "/one", "http://127.0.0.1:%u/one" },
};

static void run(enum call_mode mode, const struct target *target, struct loopback *other, unsigned connection)
{
    char *locations = legs_format(target->locations, other->port);
    struct loopback server = legs_server(
        "connection\n"
        "receive head\n"
        "send \"HTTP/1.1 302 Found\\r\\n%sContent-Length: 0\\r\\n\\r\\n\"\n", locations);
    struct client client = client_open(mode, server.port);
    struct exchange get;
    char *line = legs_format("GET %s HTTP/1.1", target->object), *expected = legs_format(target->url, other->port), *url, *host;

    printf("%s, mode %d\n", target->locations, (int)mode);
    exchange_open(&get, &client, NULL, NULL);
    CHECK_EQ(exchange_send(&get,
        W("Authorization: Basic eDp5\r\nCookie: own=1\r\nHost: mine\r\nProxy-Authorization: Basic eDp5\r\nX-Other: yes"), NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    url = legs_url(get.request);
    CHECK_TEXT(url, expected);
    CHECK_SENT(&server, 0, 0, "Host", "mine");
    CHECK_SENT(&server, 0, 0, "Authorization", "Basic eDp5");
    CHECK_REQUEST(other, connection, 0, line);
    CHECK_SENT(other, connection, 0, "Authorization", NULL);
    CHECK_SENT(other, connection, 0, "Proxy-Authorization", NULL);
    CHECK_SENT(other, connection, 0, "Cookie", NULL);
    CHECK_SENT(other, connection, 0, "X-Other", "yes");
    /* Host is that of the URL. */
    *(expected + 7 + strcspn(expected + 7, "/")) = 0;
    host = expected + 7;
    CHECK_SENT(other, connection, 0, "Host", host);
    free(line);
    free(expected);
    free(url);
    free(locations);
    exchange_close(&get);
    client_close(&client);
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    struct loopback other = loopback_start_at("localhost", target_script);
    unsigned connection = 0;
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < sizeof targets / sizeof targets[0]; i++) {
            run(mode, &targets[i], &other, connection++);
        }
    }
    loopback_check_script(&other);
    loopback_stop(&other);
    return 0;
}
