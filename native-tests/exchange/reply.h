/* The answer to a request, read to its end. */
#ifndef EXCHANGE_REPLY_H
#define EXCHANGE_REPLY_H

#include "exchange.h"

#ifdef __cplusplus
extern "C" {
#endif

struct reply {
    DWORD error;             /* 0, or that of the operation that failed */
    DWORD failed;            /* that operation, API_... */
    DWORD status;            /* code, 0 when no headers came */
    char *body;              /* what was read before a failure included; a NUL follows; for free() */
    size_t length;
};

/* A GET on a request of its own, the body read with a buffer of `read_size` bytes. */
struct reply reply_get(const struct client *client, size_t read_size);

/* The same for any verb, without a body. */
struct reply reply_to(const struct client *client, const WCHAR *verb, size_t read_size);

/* What comes back for a request that has been sent. */
struct reply reply_receive(struct exchange *exchange, size_t read_size);

/* Ends the test unless the reply is a complete one with this status and body. Frees it. */
#define CHECK_REPLY(reply, status, body, length) \
    reply_check(__FILE__, __LINE__, (reply), (status), (body), (length))
#define CHECK_REPLY_TEXT(reply, status, literal) \
    CHECK_REPLY((reply), (status), (literal), sizeof (literal) - 1)

void reply_check(const char *file, int line, struct reply reply, DWORD status, const char *body, size_t length);

#ifdef __cplusplus
}
#endif

#endif
