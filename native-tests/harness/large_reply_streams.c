#include <stdlib.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

/* More than 1 GiB, and no multiple of any buffer, in copies as in bytes. */
static const char script[] =
    "connection\n"
    "receive head\n"
    SEND_REPEAT(16777217, "0123456789012345678901234567890123456789012345678901234567890123")
    SEND("end")
    "close\n"
    "connection\n"
    "receive 5000000\n"
    SEND_REPEAT(3, "ab")
    "close\n";

enum { UPLOAD = 5000000, RECORD_LIMIT = 1 << 20 };

int main(void)
{
    static char upload[UPLOAD];
    struct loopback server = loopback_start(script);
    struct loopback_bytes received;
    unsigned long long count;
    int client = client_connect(server.port);

    CLIENT_SEND(client, "\r\n");
    CHECK_EQ(client_receive_end(client, &count), CLIENT_CLOSED);
    CHECK_EQ(count, 16777217ull * 64 + 3);
    client_close(client);

    /* What is received beyond the limit is counted, not kept. */
    client = client_connect(server.port);
    client_send(client, upload, UPLOAD);
    CLIENT_EXPECT(client, "ababab");
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    client_close(client);
    received = loopback_received(&server, 1);
    CHECK_EQ(received.total, UPLOAD);
    CHECK_EQ(received.length, RECORD_LIMIT);
    free(received.data);

    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
