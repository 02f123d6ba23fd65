/* The ways in which a body of 8 bytes, "the body", can be handed over. */
#ifndef UPLOADS_WAYS_H
#define UPLOADS_WAYS_H

#include "check.h"
#include "exchange.h"
#include "text.h"

struct way {
    int is_chunked;
    int is_written;          /* by WinHttpWriteData, not given to WinHttpSendRequest */
    int arrived;             /* bytes on the wire behind the head */
};

static const struct way ways[] = {
    { 0, 0, 8 },
    { 0, 1, 8 },
    { 1, 0, 18 },
    { 1, 1, 18 },
};

enum { WAYS = sizeof ways / sizeof ways[0] };

static inline void way_open(const struct way *way, struct exchange *exchange, const struct client *client)
{
    exchange_open_flags(exchange, client, W("PUT"), NULL, way->is_chunked ? WINHTTP_FLAG_AUTOMATIC_CHUNKING : 0);
}

/* Hands the body over, with the expectation. */
static inline void way_send(const struct way *way, struct exchange *exchange)
{
    size_t total = way->is_chunked ? 0 : 8;
    CHECK_EQ(way->is_written
        ? exchange_send(exchange, W("Expect: 100-continue"), NULL, 0, total)
        : exchange_send(exchange, W("Expect: 100-continue"), "the body", 8, total), 0);
    if (way->is_written) {
        CHECK_EQ(exchange_write(exchange, "the body", 8), 0);
    }
}

#endif
