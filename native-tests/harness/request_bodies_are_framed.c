#include <stdlib.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

/* A body taken too short leaves bytes that the next round would take for a head. */
static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("ok")
    "loop\n";

int main(void)
{
    static const char *const requests[] = {
        "GET / HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\ncontent-length:5\r\n\r\n\r\n\r\nx",
        "POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nA;name=\"v\"\r\n0123456789\r\n1 \r\n\r\r\n0\r\nTrailer: 1\r\n\r\n",
    };
    struct loopback server = loopback_start(script);
    struct loopback_bytes received;
    unsigned long long total = 0;
    size_t request, at;
    int client = client_connect(server.port);

    for (request = 0; request < sizeof requests / sizeof requests[0]; request++) {
        /* In one write, and byte by byte. */
        const char *text = requests[request];
        for (at = 0; text[at] != 0; at++) {
            client_send(client, &text[at], 1);
        }
        CLIENT_EXPECT(client, "ok");
        client_send(client, text, at);
        CLIENT_EXPECT(client, "ok");
        CHECK(!client_has_news(client));
        total += 2 * at;
    }
    client_close(client);
    loopback_await_closed(&server, 1);
    received = loopback_received(&server, 0);
    CHECK_EQ(received.total, total);
    CHECK_TEXT(received.state, "closed-by-client");
    free(received.data);
    loopback_stop(&server);
    return 0;
}
