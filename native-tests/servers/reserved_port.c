#define _POSIX_C_SOURCE 200809L

#include "reserved_port.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"

/* A port that is free in one family may be taken in the other. */
enum { ATTEMPTS = 50 };

/*
 * Bound but not listening: the system gives such a port to nobody who asks for any port, and lets those have it who ask
 * for this one with SO_REUSEADDR, which every server sets. Returns -1 with errno set.
 */
static int bind_only(const struct sockaddr *address, socklen_t length)
{
    int on = 1, error;
    int bound = socket(address->sa_family, SOCK_STREAM, 0);

    if (bound >= 0 && fcntl(bound, F_SETFD, FD_CLOEXEC) == 0
        && setsockopt(bound, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0
        && bind(bound, address, length) == 0) {
        return bound;
    }
    error = errno;
    if (bound >= 0) {
        close(bound);
    }
    errno = error;
    return -1;
}

static int bind_ipv4(unsigned short *port)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    int bound;

    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bound = bind_only((struct sockaddr *)&address, length);
    CHECK(bound >= 0);
    CHECK(getsockname(bound, (struct sockaddr *)&address, &length) == 0);
    *port = ntohs(address.sin_port);
    return bound;
}

static int bind_ipv6(unsigned short port)
{
    struct sockaddr_in6 address;

    memset(&address, 0, sizeof address);
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    address.sin6_port = htons(port);
    return bind_only((struct sockaddr *)&address, sizeof address);
}

struct reserved_port reserved_port_take(void)
{
    struct reserved_port port;
    int attempt;

    for (attempt = 0; attempt < ATTEMPTS; attempt++) {
        port.sockets[0] = bind_ipv4(&port.number);
        port.sockets[1] = bind_ipv6(port.number);
        if (port.sockets[1] >= 0 || errno != EADDRINUSE) {
            return port;
        }
        close(port.sockets[0]);
    }
    check_failed(__FILE__, __LINE__, "a port that is free in both families");
    return port;
}

int reserved_port_has_ipv6(const struct reserved_port *port)
{
    return port->sockets[1] >= 0;
}

void reserved_port_release(struct reserved_port *port)
{
    int i;

    for (i = 0; i < 2; i++) {
        if (port->sockets[i] >= 0) {
            close(port->sockets[i]);
            port->sockets[i] = -1;
        }
    }
}
