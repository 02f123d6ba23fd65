/*
 * A request whose operations look the same in both modes: each function starts one and waits for its end. It gives 0,
 * or the error code of the failure, whether that was told by the call or by REQUEST_ERROR. An asynchronous operation
 * that ends twice, otherwise than it may, or not within 20 seconds, ends the test.
 */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include <stddef.h>

#include "client.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Stays where it is from open to close: callbacks know its address. */
struct exchange {
    enum call_mode mode;
    HINTERNET request;

    /* Asynchronous mode, under the monitor. */
    DWORD awaited;           /* status of the success that is waited for, 0 while nothing is pending */
    int has_closed;
    DWORD error, count;      /* of the last operation */
};

/* NULL is GET and "/". */
void exchange_open(struct exchange *exchange, const struct client *client, const WCHAR *verb, const WCHAR *path);

/* The same with more of WinHttpOpenRequest. */
void exchange_open_version(struct exchange *exchange, const struct client *client,
    const WCHAR *verb, const WCHAR *path, const WCHAR *version);

/* Of "/", with these flags of WinHttpOpenRequest. */
void exchange_open_flags(struct exchange *exchange, const struct client *client,
    const WCHAR *verb, const WCHAR *version, DWORD flags);

/* Headers may be NULL. */
DWORD exchange_send(struct exchange *exchange, const WCHAR *headers, const void *body, size_t length, size_t total);
DWORD exchange_write(struct exchange *exchange, const void *bytes, size_t length);
DWORD exchange_receive(struct exchange *exchange);
DWORD exchange_available(struct exchange *exchange, DWORD *count);
DWORD exchange_read(struct exchange *exchange, void *buffer, size_t capacity, DWORD *count);

/* With WinHttpReadDataEx. */
DWORD exchange_read_ex(struct exchange *exchange, void *buffer, size_t capacity, ULONGLONG flags, DWORD *count);

/* Status code of the response. */
DWORD exchange_status(struct exchange *exchange);

/* Returns when the request has had its last callback. */
void exchange_close(struct exchange *exchange);

#ifdef __cplusplus
}
#endif

#endif
