#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "client.h"
#include "loopback.h"

enum { FILE_SIZE = 300 * 1000 };

int main(void)
{
    static char content[FILE_SIZE], received[FILE_SIZE];
    char path[] = "file_is_sent.XXXXXX", folder[4096], script[4096 + 100];
    struct loopback server;
    int file = mkstemp(path), client;
    size_t at;

    for (at = 0; at < FILE_SIZE; at++) {
        content[at] = (char)(at * 7 + at / 251);
    }
    CHECK(file >= 0);
    CHECK(write(file, content, FILE_SIZE) == FILE_SIZE);
    CHECK(close(file) == 0);
    CHECK(getcwd(folder, sizeof folder) != NULL);
    CHECK(snprintf(script, sizeof script, "connection\nsend-file %s/%s\nclose\n", folder, path) < (int)sizeof script);

    server = loopback_start(script);
    client = client_connect(server.port);
    client_receive(client, received, FILE_SIZE);
    CHECK_EQ(client_receive_end(client, NULL), CLIENT_CLOSED);
    CHECK(memcmp(received, content, FILE_SIZE) == 0);
    CHECK(unlink(path) == 0);
    client_close(client);
    loopback_stop(&server);
    return 0;
}
