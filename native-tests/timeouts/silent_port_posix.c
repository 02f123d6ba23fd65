#include "silent_port.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "check.h"

enum { QUEUE = 16 };

/* The descriptors live until the program ends. */
static void fill(int listener, int family, const void *address, socklen_t length)
{
    int at;
    CHECK(listen(listener, 0) == 0);
    for (at = 0; at < QUEUE; at++) {
        int filler = socket(family, SOCK_STREAM, 0);
        CHECK(filler >= 0 && fcntl(filler, F_SETFL, O_NONBLOCK) == 0);
        (void)!connect(filler, (const struct sockaddr *)address, length);
    }
}

unsigned short silent_port(void)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(listener >= 0);
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CHECK(bind(listener, (struct sockaddr *)&address, sizeof address) == 0);
    CHECK(getsockname(listener, (struct sockaddr *)&address, &length) == 0);
    fill(listener, AF_INET, &address, length);
    return ntohs(address.sin_port);
}

void silence_ipv6(unsigned short port)
{
    struct sockaddr_in6 address;
    int listener = socket(AF_INET6, SOCK_STREAM, 0), only = 1;
    memset(&address, 0, sizeof address);
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    address.sin6_port = htons(port);
    if (listener < 0 || setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only) != 0
        || bind(listener, (struct sockaddr *)&address, sizeof address) != 0) {
        SKIP("this machine has no IPv6 loopback address, or the port is taken there");
    }
    fill(listener, AF_INET6, &address, sizeof address);
}
