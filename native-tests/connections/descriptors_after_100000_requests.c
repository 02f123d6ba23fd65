/* A hundred thousand requests over kept connections, half of them in each mode, leave no descriptor behind. */
#include <dirent.h>

#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"

enum { REQUESTS = 50000 };

static int descriptors(void)
{
    DIR *folder = opendir("/proc/self/fd");
    int count = 0;
    if (folder == NULL) {
        SKIP("this system has no /proc/self/fd");
    }
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count;
}

static void get(struct client *client, unsigned count)
{
    while (count-- > 0) {
        struct exchange exchange;
        char body[64];
        DWORD read;
        exchange_open(&exchange, client, NULL, NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_EQ(exchange_read(&exchange, body, sizeof body, &read), 0);
        CHECK_EQ(read, 3);
        exchange_close(&exchange);
    }
}

int main(void)
{
    struct loopback server = loopback_start(ANSWERS);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        int before;
        get(&client, 10); /* what the runtime opens once is open now */
        before = descriptors();
        get(&client, REQUESTS);
        CHECK_EQ(descriptors(), before);
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_stop(&server);
    return 0;
}
