#include "stream.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "failure.h"

struct stream stream_open(const struct work *work, const char *host)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((unsigned short)work->port) };
    struct stream stream = { .descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0) };
    int at_once = 1;

    if (stream.descriptor < 0) {
        failure_of_system("socket");
    }
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) {
        failure("%s is no address", host);
    }
    setsockopt(stream.descriptor, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (connect(stream.descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
        failure_of_system("connect");
    }
    stream_secure(&stream, work, host);
    return stream;
}

void stream_close(struct stream *stream)
{
    stream_end(stream);
    close(stream->descriptor);
}

void stream_stop_blocking(struct stream *stream)
{
    if (fcntl(stream->descriptor, F_SETFL, O_NONBLOCK) != 0) {
        failure_of_system("fcntl");
    }
}
