#include "refusing_port.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "check.h"

unsigned short refusing_port(void)
{
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    /* Bound but not listening; never closed, so that the port stays taken. */
    int holder = socket(AF_INET, SOCK_STREAM, 0);

    CHECK(holder >= 0);
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CHECK(bind(holder, (struct sockaddr *)&address, sizeof address) == 0);
    CHECK(getsockname(holder, (struct sockaddr *)&address, &length) == 0);
    return ntohs(address.sin_port);
}
