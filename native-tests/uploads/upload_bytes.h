/* What an upload is made of, and what of it has arrived. */
#ifndef UPLOADS_UPLOAD_BYTES_H
#define UPLOADS_UPLOAD_BYTES_H

#include <stddef.h>

#include "loopback.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Bytes that show when one is missing or out of its place; for free(). */
char *upload_bytes(size_t length);

/* What a connection has received behind its first head. */
struct arrived {
    char *head;              /* with its empty line; for free() */
    char *body;              /* for free(), a NUL follows */
    size_t length;           /* of the body */
};

struct arrived arrived_on(struct loopback *server, unsigned connection);

void arrived_free(struct arrived *arrived);

/* Ends the test unless the connection has received one head and nothing else. */
void check_head_alone(struct loopback *server, unsigned connection);

#ifdef __cplusplus
}
#endif

#endif
