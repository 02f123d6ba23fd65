#include <errno.h>
#include <sys/socket.h>

#include "failure.h"
#include "stream.h"

void stream_secure(struct stream *stream, const struct work *work, const char *host)
{
    (void)host;
    if (work->authority != NULL) {
        failure("https needs the other program, with TLS");
    }
    stream->session = NULL;
}

void stream_end(struct stream *stream)
{
    (void)stream;
}

void stream_write(struct stream *stream, const void *bytes, size_t length)
{
    const char *next = bytes;

    while (length > 0) {
        ssize_t sent = send(stream->descriptor, next, length, MSG_NOSIGNAL);
        if (sent < 0) {
            failure_of_system("send");
        }
        next += sent;
        length -= (size_t)sent;
    }
}

ssize_t stream_read(struct stream *stream, void *bytes, size_t capacity)
{
    ssize_t received = recv(stream->descriptor, bytes, capacity, 0);

    if (received == 0) {
        failure("the server closed the connection");
    }
    if (received < 0 && errno != EAGAIN) {
        failure_of_system("recv");
    }
    return received;
}
