/* Whole exchanges with the test server, as small as a program can make them: GET / and a body of one word. */
#ifndef PROCESS_EXCHANGE_H
#define PROCESS_EXCHANGE_H

#include <stddef.h>

#include <winhttp_compat.h>

#include "script.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Answers each request on each connection, and keeps the connections. */
#define EXCHANGE_BODY "hello"
#define EXCHANGE_SCRIPT \
    "connection\n" \
    "receive request\n" \
    "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\n\" \"" EXCHANGE_BODY "\"\n" \
    "loop\n"

/* A session that knows no proxy, and a connect handle for 127.0.0.1. The flags are those of WinHttpOpen. */
HINTERNET exchange_session(DWORD flags);
HINTERNET exchange_connect(HINTERNET session, unsigned short port);
HINTERNET exchange_request(HINTERNET connection, const WCHAR *verb);

/* Synchronous session: from open to close of a request. Ends the test unless the body is EXCHANGE_BODY. */
void exchange_blocking(HINTERNET connection);

/* The same where it may fail. 0, or the last error of the step that failed. */
DWORD exchange_attempt(HINTERNET connection);

/* Asynchronous session. All zero before the first use; may be used again after it was awaited. */
struct exchange {
    HINTERNET request;
    char body[64];
    size_t length;
    DWORD error;             /* that of REQUEST_ERROR */
    int is_over;             /* HANDLE_CLOSING has come; guarded by the monitor */
};

void exchange_begin(struct exchange *exchange, HINTERNET connection);

/* Until HANDLE_CLOSING. 0, or the error of REQUEST_ERROR. */
DWORD exchange_outcome(struct exchange *exchange);

/* Ends the test unless the body is EXCHANGE_BODY. */
void exchange_await(struct exchange *exchange);

/* One exchange in each mode, with sessions of their own. */
void exchange_in_both_modes(unsigned short port);

#ifdef __cplusplus
}
#endif

#endif
