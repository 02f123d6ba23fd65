/* CONNECTION_INFO: both ends of the connection that was used, once there is one; 12019 before. */
#include <netinet/in.h>
#include <string.h>
#include <arpa/inet.h>
#include <sys/socket.h>

#include "check.h"
#include "loopback.h"
#include "open_handles.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 3\r\n\r\n" "abc");

/* Our end as the system knows it: the one socket of this process that is connected to the server. */
static struct sockaddr_storage own_end(const struct sockaddr_storage *server, socklen_t size)
{
    struct sockaddr_storage peer, own;
    socklen_t length;
    int descriptor, found = 0;
    memset(&own, 0, sizeof own);
    for (descriptor = 0; descriptor < 1024; descriptor++) {
        length = sizeof peer;
        if (getpeername(descriptor, (struct sockaddr *)&peer, &length) == 0 && length == size
            && memcmp(&peer, server, size) == 0) {
            length = sizeof own;
            CHECK(getsockname(descriptor, (struct sockaddr *)&own, &length) == 0);
            found++;
        }
    }
    CHECK_EQ(found, 1);
    return own;
}

static void check_family(const char *address, const WCHAR *host, int family)
{
    struct loopback server = loopback_start_at(address, script);
    struct open_handles handles = open_handles(0, server.port);
    HINTERNET connect = WinHttpConnect(handles.session, host, server.port, 0);
    HINTERNET request = WinHttpOpenRequest(connect, NULL, NULL, NULL, NULL, NULL, 0);
    WINHTTP_CONNECTION_INFO info;
    struct sockaddr_storage remote, own;
    socklen_t size = family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
    DWORD length = sizeof info;
    char body[4];

    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_CONNECTION_INFO, &info, &length),
        ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_SUCCEEDS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    length = sizeof info - 1;
    CHECK_FAILS(WinHttpQueryOption(request, WINHTTP_OPTION_CONNECTION_INFO, &info, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, sizeof info);
    memset(&info, 0x5A, sizeof info);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_CONNECTION_INFO, &info, &length));
    CHECK_EQ(length, sizeof info);
    CHECK_EQ(info.cbSize, sizeof info);

    memset(&remote, 0, sizeof remote);
    if (family == AF_INET) {
        struct sockaddr_in *v4 = (struct sockaddr_in *)&remote;
        v4->sin_family = AF_INET;
        v4->sin_port = htons(server.port);
        v4->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    } else {
        struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&remote;
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(server.port);
        v6->sin6_addr = in6addr_loopback;
    }
    own = own_end(&remote, size);
    CHECK(sizeof info.RemoteAddress == sizeof remote);
    CHECK(memcmp(&info.RemoteAddress, &remote, sizeof remote) == 0);
    CHECK(memcmp(&info.LocalAddress, &own, sizeof own) == 0);

    /* Still known when the body has been read and the connection is somebody else's. */
    CHECK_SUCCEEDS(WinHttpReadData(request, body, sizeof body, &length));
    length = sizeof info;
    memset(&info, 0, sizeof info);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_CONNECTION_INFO, &info, &length));
    CHECK(memcmp(&info.LocalAddress, &own, sizeof own) == 0);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
    close_handles(&handles);
    loopback_stop(&server);
}

int main(void)
{
    int probe = socket(AF_INET6, SOCK_STREAM, 0);
    struct sockaddr_in6 loopback6;
    check_family("127.0.0.1", W("127.0.0.1"), AF_INET);
    memset(&loopback6, 0, sizeof loopback6);
    loopback6.sin6_family = AF_INET6;
    loopback6.sin6_addr = in6addr_loopback;
    if (probe < 0 || bind(probe, (struct sockaddr *)&loopback6, sizeof loopback6) != 0) {
        SKIP("this machine has no IPv6 loopback address; IPv4 has passed");
    }
    check_family("::1", W("::1"), AF_INET6);
    return 0;
}
