/* IPV6_FAST_FALLBACK: a server that is there by IPv4 only is reached, whether ::1 refuses or says nothing. */
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"
#include "text.h"

enum { QUEUE = 16 };

/* A port of ::1 whose queue is full: further connects get no answer. The descriptors live until the program ends. */
static void silence(unsigned short port)
{
    struct sockaddr_in6 address;
    int listener = socket(AF_INET6, SOCK_STREAM, 0), at, only = 1;
    memset(&address, 0, sizeof address);
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    address.sin6_port = htons(port);
    if (listener < 0 || setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only) != 0
        || bind(listener, (struct sockaddr *)&address, sizeof address) != 0) {
        SKIP("this machine has no IPv6 loopback address, or the port is taken there");
    }
    CHECK(listen(listener, 0) == 0);
    for (at = 0; at < QUEUE; at++) {
        int filler = socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0);
        (void)!connect(filler, (struct sockaddr *)&address, sizeof address);
    }
}

static void get(enum call_mode mode, unsigned short port)
{
    struct client client = client_open_as(mode, NULL, W("localhost"), port);
    BOOL on = TRUE;
    CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_IPV6_FAST_FALLBACK, &on, sizeof on));
    /* Long enough to end the test, if the short one were not used. */
    CHECK_SUCCEEDS(WinHttpSetTimeouts(client.session, 0, 600000, 30000, 30000));
    CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
    client_close(&client);
}

static const char closing[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(closing);
    enum call_mode mode;
    EACH_MODE(mode) {
        get(mode, server.port);
    }
    silence(server.port);
    EACH_MODE(mode) {
        get(mode, server.port);
    }
    CHECK_EQ(loopback_connections(&server), 4);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
