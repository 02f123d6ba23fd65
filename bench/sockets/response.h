/* As much of HTTP as the benchmark's server speaks: a status, Content-Length, and the body. */
#ifndef BENCH_RESPONSE_H
#define BENCH_RESPONSE_H

#include <stddef.h>

struct response {
    char head[2048]; /* and what of the body came with it */
    size_t filled;
    long status;     /* 0: the head is not complete */
    long long length, left; /* of the body; valid once the head is complete */
};

void response_reset(struct response *response);

/* After that many bytes were added at head + filled: whether the head is complete. */
int response_take_head(struct response *response, size_t received);

#endif
