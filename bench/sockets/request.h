/* The head of a request. */
#ifndef BENCH_REQUEST_H
#define BENCH_REQUEST_H

#include <stdio.h>

#include "work.h"

struct request {
    char head[512];
    size_t length;
};

static inline struct request request_for(const struct work *work, const char *host)
{
    struct request request;
    char framing[64] = "";

    if (work->kind == WORK_UPLOAD) {
        snprintf(framing, sizeof framing, "Content-Length: %d\r\n", TRANSFER_BYTES);
    }
    request.length = (size_t)snprintf(request.head, sizeof request.head,
        "%s %s HTTP/1.1\r\nHost: %s:%u\r\nUser-Agent: " AGENT "\r\n%s%s\r\n",
        work->kind == WORK_UPLOAD ? "PUT" : "GET",
        work->kind == WORK_UPLOAD ? UPLOAD_PATH : work->kind == WORK_DOWNLOAD ? DOWNLOAD_PATH : SMALL_PATH,
        host, work->port, framing, work->new_connections ? "Connection: close\r\n" : "");
    return request;
}

#endif
