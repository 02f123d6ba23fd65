/* Where a Location without a server leads, and what WINHTTP_OPTION_URL says afterwards. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "script_text.h"
#include "text.h"

struct target {
    const char *location;    /* as in scripts */
    const char *object;      /* on the next request line, from "/a/b/c?q=1" */
};

static const struct target targets[] = {
    { "/path", "/path" },
    { "/", "/" },
    { "d", "/a/b/d" },
    { "./d", "/a/b/d" },
    { "../d", "/a/d" },
    { "../../../../d", "/d" },
    { "d/./e/../f", "/a/b/d/f" },
    { "..", "/a/" },
    { ".", "/a/b/" },
    { "?q=2", "/a/b/c?q=2" },
    { "", "/a/b/c?q=1" },
    { "#part", "/a/b/c?q=1" },
    { "/path#part?not=query", "/path" },
    { "/path?q=http://other/", "/path?q=http://other/" },
    { "./d:e/f", "/a/b/d:e/f" },
    { "/%41%2f%zz", "/%41%2f%zz" },
    { "/two words", "/two%20words" },
    { "/tab\\there", "/tab%09here" },
    { "/caf\\xC3\\xA9", "/caf%C3%A9" },
    { "/caf\\xE9", "/caf%E9" },
    { "/\\x01\\x7F", "/%01%7F" },
    { "/\\\"quoted\\\"", "/%22quoted%22" },
    { "/cut%0D%0AX-Injected: yes", "/cut%0D%0AX-Injected:%20yes" },
};

enum { TARGETS = sizeof targets / sizeof targets[0] };

static void run(struct loopback *server, enum call_mode mode, const struct target *target, unsigned connection)
{
    struct client client = client_open(mode, server->port);
    struct exchange get;
    char *line, *expected, *url;

    printf("\"%s\", mode %d\n", target->location, (int)mode);
    exchange_open(&get, &client, NULL, W("/a/b/c?q=1"));
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    line = legs_format("GET %s HTTP/1.1", target->object);
    CHECK_REQUEST(server, connection, 1, line);
    CHECK_SENT(server, connection, 1, "X-Injected", NULL);
    expected = legs_format("http://127.0.0.1:%u%s", server->port, target->object);
    url = legs_url(get.request);
    CHECK_TEXT(url, expected);
    free(line);
    free(expected);
    free(url);
    exchange_close(&get);
    client_close(&client);
}

int main(void)
{
    struct loopback server;
    struct script_text script = { NULL, 0, 0 };
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < TARGETS; i++) {
            char *lines = legs_format(
                "connection once\n"
                "receive head\n"
                "send \"HTTP/1.1 302 Found\\r\\nLocation: %s\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n"
                "receive head\n"
                SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                "close\n", targets[i].location);
            script_text_add(&script, lines);
            free(lines);
        }
    }
    server = loopback_start(script.text);
    EACH_MODE(mode) {
        for (i = 0; i < TARGETS; i++) {
            run(&server, mode, &targets[i], (unsigned)mode * TARGETS + (unsigned)i);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    free(script.text);
    return 0;
}
