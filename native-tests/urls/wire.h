/*
 * What requests look like at the server. Each request of the blocking session goes over a connection of its own and
 * is answered with an empty 204, so that everything one connection has received is one request.
 */
#ifndef URLS_WIRE_H
#define URLS_WIRE_H

#include <winhttp_compat.h>

#include "loopback.h"
#include "open_handles.h"

#ifdef __cplusplus
extern "C" {
#endif

struct wire {
    struct loopback server;
    struct open_handles handles; /* the request is GET "/" */
    unsigned exchanges;
};

struct wire wire_start(void);

/* Receives the response to a request that has been sent. What the server got for it, for free(), see wire_received. */
char *wire_finish(struct wire *wire, HINTERNET request);

/* Sends without headers and body, then as wire_finish. */
char *wire_send(struct wire *wire, HINTERNET request);

/* What the connection with this number has received, for free(). Its port stands as "PORT". */
char *wire_received(struct wire *wire, unsigned connection);

/* Closes the handles and ends the server; the script must have been kept to. */
void wire_stop(struct wire *wire);

#ifdef __cplusplus
}
#endif

#endif
