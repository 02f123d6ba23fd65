#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"

static socklen_t fill_address(struct sockaddr_storage *address, const char *text, unsigned short port)
{
    struct sockaddr_in *v4 = (struct sockaddr_in *)address;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)address;
    memset(address, 0, sizeof *address);
    if (inet_pton(AF_INET, text, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        return sizeof *v4;
    }
    CHECK(inet_pton(AF_INET6, text, &v6->sin6_addr) == 1);
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    return sizeof *v6;
}

static int try_connect(const char *address_text, unsigned short port)
{
    struct sockaddr_storage address;
    socklen_t length = fill_address(&address, address_text, port);
    int client = socket(address.ss_family, SOCK_STREAM, 0);
    CHECK(client >= 0);
    if (connect(client, (struct sockaddr *)&address, length) != 0) {
        CHECK(errno == ECONNREFUSED);
        close(client);
        return -1;
    }
    return client;
}

int client_try_connect(unsigned short port)
{
    return try_connect("127.0.0.1", port);
}

int client_connect_to(const char *address, unsigned short port)
{
    int client = try_connect(address, port);
    CHECK(client >= 0);
    return client;
}

int client_connect(unsigned short port)
{
    return client_connect_to("127.0.0.1", port);
}

int client_has_address(const char *address_text)
{
    struct sockaddr_storage address;
    socklen_t length = fill_address(&address, address_text, 0);
    int trial = socket(address.ss_family, SOCK_STREAM, 0);
    int has = trial >= 0 && bind(trial, (struct sockaddr *)&address, length) == 0;
    if (trial >= 0) {
        close(trial);
    }
    return has;
}

void client_send(int client, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t sent = send(client, bytes, length, MSG_NOSIGNAL);
        CHECK(sent > 0);
        bytes += sent;
        length -= (size_t)sent;
    }
}

void client_receive(int client, char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t received = recv(client, bytes, length, 0);
        CHECK(received > 0);
        bytes += received;
        length -= (size_t)received;
    }
}

void client_expect(int client, const char *bytes, size_t length)
{
    char received[1024];
    CHECK(length <= sizeof received);
    client_receive(client, received, length);
    CHECK(memcmp(received, bytes, length) == 0);
}

int client_has_news(int client)
{
    struct pollfd news;
    news.fd = client;
    news.events = POLLIN;
    return poll(&news, 1, 0) == 1;
}

enum client_end client_receive_end(int client, unsigned long long *count)
{
    static char bytes[256 * 1024];
    unsigned long long total = 0;
    ssize_t received;
    while ((received = recv(client, bytes, sizeof bytes, 0)) > 0) {
        total += (unsigned long long)received;
    }
    if (count != NULL) {
        *count = total;
    }
    if (received == 0) {
        return CLIENT_CLOSED;
    }
    CHECK(errno == ECONNRESET);
    return CLIENT_RESET;
}

void client_shutdown_send(int client)
{
    CHECK(shutdown(client, SHUT_WR) == 0);
}

void client_close(int client)
{
    CHECK(close(client) == 0);
}

void client_reset(int client)
{
    struct linger at_once;
    at_once.l_onoff = 1;
    at_once.l_linger = 0;
    CHECK(setsockopt(client, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once) == 0);
    CHECK(close(client) == 0);
}
