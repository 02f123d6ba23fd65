#include "check.h"
#include "client.h"
#include "loopback.h"
#include "monitor.h"

/* Seven pauses of 20 ms between eight bytes, and one of 60 ms. */
static const char script[] =
    "connection\n"
    "receive head\n"
    SEND_BYTEWISE(20, "one\r\ntwo")
    "delay 60\n"
    SEND("!")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    int client = client_connect(server.port);
    uint64_t start = clock_ms();
    char first;

    CLIENT_SEND(client, "\r\n");
    client_receive(client, &first, 1);
    CHECK_EQ(first, 'o');
    CLIENT_EXPECT(client, "ne\r\ntwo");
    /* A timer may be a tick early. */
    CHECK(clock_ms() - start >= 7 * 20 - 10);
    CLIENT_EXPECT(client, "!");
    CHECK(clock_ms() - start >= 7 * 20 + 60 - 20);
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);

    client_close(client);
    loopback_stop(&server);
    return 0;
}
