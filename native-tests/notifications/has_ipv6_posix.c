#include "has_ipv6.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int has_ipv6(void)
{
    struct sockaddr_in6 address;
    int probe = socket(AF_INET6, SOCK_STREAM, 0);
    int result;
    if (probe < 0) {
        return 0;
    }
    memset(&address, 0, sizeof address);
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    result = bind(probe, (struct sockaddr *)&address, sizeof address) == 0;
    close(probe);
    return result;
}
