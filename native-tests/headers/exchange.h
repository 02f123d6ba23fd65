/* A request of a blocking session that has been sent to a scripted server and has its response. */
#ifndef HEADERS_EXCHANGE_H
#define HEADERS_EXCHANGE_H

#include <winhttp_compat.h>

#include "loopback.h"
#include "open_handles.h"

#ifdef __cplusplus
extern "C" {
#endif

struct exchange {
    struct loopback server;
    struct open_handles handles;
    HINTERNET request;       /* of handles */
};

/* GET "/"; the script has to receive a head and to send a response. */
struct exchange exchange_make(const char *script);

void exchange_end(struct exchange *exchange);

#ifdef __cplusplus
}
#endif

#endif
