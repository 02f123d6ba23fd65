/* The library's own socket, which lives in this process: found by the port that it is connected to. */
#ifndef CONNECTIONS_OWN_SOCKET_H
#define CONNECTIONS_OWN_SOCKET_H

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"

enum { MOST_DESCRIPTORS = 1024 };

/* The newest connection to that port of 127.0.0.1; -1 when there is none. */
static inline int own_socket(unsigned short port)
{
    int descriptor, found = -1;
    for (descriptor = 0; descriptor < MOST_DESCRIPTORS; descriptor++) {
        struct sockaddr_in peer;
        socklen_t length = sizeof peer;
        if (getpeername(descriptor, (struct sockaddr *)&peer, &length) == 0 && length == sizeof peer
            && peer.sin_family == AF_INET && ntohs(peer.sin_port) == port) {
            found = descriptor;
        }
    }
    return found;
}

static inline int own_socket_option(unsigned short port, int level, int name)
{
    int value = -1;
    socklen_t length = sizeof value;
    CHECK(getsockopt(own_socket(port), level, name, &value, &length) == 0);
    return value;
}

#endif
