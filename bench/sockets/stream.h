/* A connection to the server, plain or with TLS: the program that is linked decides. */
#ifndef BENCH_STREAM_H
#define BENCH_STREAM_H

#include <stddef.h>
#include <sys/types.h>

#include "work.h"

struct stream {
    int descriptor;
    void *session; /* of TLS */
};

struct stream stream_open(const struct work *work, const char *host);
void stream_close(struct stream *stream);

/* Blocking until now; from here on reads return at once. */
void stream_stop_blocking(struct stream *stream);

/* All of it, or failure; a request's head always fits in the socket. */
void stream_write(struct stream *stream, const void *bytes, size_t length);

/* At least one byte, or failure; -1: there is nothing, and it does not block. */
ssize_t stream_read(struct stream *stream, void *bytes, size_t capacity);

/* What one of the two kinds defines. */
void stream_secure(struct stream *stream, const struct work *work, const char *host);
void stream_end(struct stream *stream);

#endif
