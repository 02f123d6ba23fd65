/* What tests of https against these servers have in common. */
#ifndef SERVERS_SECURE_H
#define SERVERS_SECURE_H

#include "exchange.h"
#include "tls_lab.h"

/* A GET whose body must be so many bytes of the pattern. Returns X-Connection. */
unsigned long long secure_get(struct exchange_client *client, const WCHAR *object, unsigned long long bytes);

/* An upload of so many bytes of the pattern that must be answered with that status; exchange_close follows. */
void secure_upload(struct exchange_client *client, struct exchange *exchange, const WCHAR *method, const WCHAR *object,
    unsigned long long bytes, DWORD status);

/* Tells the request which certificate of the lab is the client's. NULL: the client has none. */
void secure_decide(struct exchange *exchange, const struct tls_lab *lab, const char *certificate);

/* exchange_send and exchange_wait. Returns the error of the exchange, 0 when it is complete. */
DWORD secure_send(struct exchange *exchange);

/* A response header must be that text; NULL = there must be none. */
#define CHECK_HEADER(exchange, name, text) secure_check_header(__FILE__, __LINE__, (exchange), (name), (text))

void secure_check_header(const char *file, int line, struct exchange *exchange, const WCHAR *name, const char *text);

#endif
