#include "check.h"
#include "client.h"
#include "loopback.h"

static const char script[] = "connection\n" SEND("hello") "close\n";

static void expect_hello(const char *address, unsigned short port)
{
    int client = client_connect_to(address, port);
    CLIENT_EXPECT(client, "hello");
    client_close(client);
}

int main(void)
{
    struct loopback server;
    if (!client_has_address("::1")) {
        SKIP("this machine has no address ::1");
    }

    server = loopback_start_at("::1", script);
    expect_hello("::1", server.port);
    loopback_stop(&server);

    server = loopback_start_at("localhost", script);
    expect_hello("::1", server.port);
    expect_hello("127.0.0.1", server.port);
    loopback_await_connections(&server, 2);
    loopback_stop(&server);
    return 0;
}
