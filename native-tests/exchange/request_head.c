/* The head on the wire, byte for byte: what is generated, and that nothing is generated unasked. In both modes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    "close\n";

/* %s is the server's "host:port". */
static const struct {
    const WCHAR *agent, *verb, *path, *version, *headers;
    const char *body;
    const char *expected;
} heads[] = {
    { NULL, NULL, NULL, NULL, NULL, NULL,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: %s\r\n\r\n" },
    { W("a test/1.0"), NULL, W("/path?query=1"), NULL, NULL, NULL,
        "GET /path?query=1 HTTP/1.1\r\nConnection: Keep-Alive\r\nUser-Agent: a test/1.0\r\nHost: %s\r\n\r\n" },
    /* The slash is added. */
    { W(""), W("HEAD"), W("path"), W("HTTP/1.1"), NULL, NULL,
        "HEAD /path HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: %s\r\n\r\n" },
    { NULL, NULL, NULL, W("HTTP/1.0"), NULL, NULL,
        "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\nHost: %s\r\n\r\n" },
    /* POST and PUT have a body, if an empty one. */
    { NULL, W("POST"), NULL, NULL, NULL, NULL,
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\nHost: %s\r\n\r\n" },
    { NULL, W("PUT"), NULL, NULL, NULL, NULL,
        "PUT / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\nHost: %s\r\n\r\n" },
    { NULL, W("DELETE"), NULL, NULL, NULL, NULL,
        "DELETE / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: %s\r\n\r\n" },
    { W("agent"), W("POST"), W("/form"), NULL, W("Content-Type: text/plain\r\n"), "a body",
        "POST /form HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Type: text/plain\r\nUser-Agent: agent\r\n"
        "Content-Length: 6\r\nHost: %s\r\n\r\na body" },
    /* A body is nobody's privilege. */
    { NULL, W("GET"), NULL, NULL, NULL, "abc",
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 3\r\nHost: %s\r\n\r\nabc" },
    { NULL, W("REPORT"), NULL, NULL, NULL, "abc",
        "REPORT / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 3\r\nHost: %s\r\n\r\nabc" },
    /* What the caller gives is not generated; order, case and repetition are his. */
    { W("agent"), NULL, NULL, NULL, W("host: other.example\r\nuser-agent: mine"), NULL,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nhost: other.example\r\nuser-agent: mine\r\n\r\n" },
    { NULL, NULL, NULL, NULL, W("Connection: close\r\nX-B: 2\r\nX-a: 1\r\nX-B: 3\r\n"), NULL,
        "GET / HTTP/1.1\r\nConnection: close\r\nX-B: 2\r\nX-a: 1\r\nX-B: 3\r\nHost: %s\r\n\r\n" },
    { NULL, W("POST"), NULL, NULL, W("Content-Length: 3\r\n"), "abc",
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 3\r\nHost: %s\r\n\r\nabc" },
    /* Values without blanks around them, empty ones, and ones in UTF-8. */
    { NULL, NULL, NULL, NULL, W("X-Empty:\r\nX-Blanks: \t a  b \t\r\nX-Text: \u00e4\u20ac"), NULL,
        "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nX-Empty: \r\nX-Blanks: a  b\r\n"
        "X-Text: \xc3\xa4\xe2\x82\xac\r\nHost: %s\r\n\r\n" },
};

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0, wrong = 0;
    enum call_mode mode;
    size_t at;

    EACH_MODE(mode) {
        for (at = 0; at < sizeof heads / sizeof heads[0]; at++) {
            struct client client = client_open_as(mode, heads[at].agent, W("127.0.0.1"), server.port);
            size_t length = heads[at].body == NULL ? 0 : strlen(heads[at].body);
            struct loopback_bytes received;
            struct exchange exchange;
            char host[64], expected[512];

            exchange_open_version(&exchange, &client, heads[at].verb, heads[at].path, heads[at].version);
            CHECK_EQ(exchange_send(&exchange, heads[at].headers, heads[at].body, length, length), 0);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 16), 204, "");
            exchange_close(&exchange);
            client_close(&client);

            sprintf(host, "127.0.0.1:%hu", server.port);
            sprintf(expected, heads[at].expected, host);
            received = loopback_received(&server, connections++);
            if (strcmp(received.data, expected) != 0) {
                fprintf(stderr, "head %lu is:\n%s\nexpected:\n%s\n", (unsigned long)at, received.data, expected);
                wrong++;
            }
            free(received.data);
        }
    }
    CHECK_EQ(wrong, 0);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
