#include <stdio.h>

#include "check.h"
#include "client.h"
#include "forked.h"
#include "loopback.h"

/* A test that dies in the middle: it starts a server, tells its port, and neither stops it nor closes anything. */
static void doomed_test(void)
{
    struct loopback server = loopback_start("connection\nreceive head\n");
    fprintf(stderr, "%hu", server.port);
    check_exit();
}

int main(void)
{
    char told[64];
    unsigned short port;
    /* Returns at the end of the standard error that the server has inherited: so the server has ended too. */
    CHECK_EQ(forked_run(doomed_test, told, sizeof told), 1);
    CHECK(sscanf(told, "%hu", &port) == 1);
    CHECK_EQ(client_try_connect(port), -1);
    return 0;
}
