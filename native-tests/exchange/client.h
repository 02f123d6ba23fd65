/* A session and its connect handle to a test server, in either mode. */
#ifndef EXCHANGE_CLIENT_H
#define EXCHANGE_CLIENT_H

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

enum call_mode { SYNCHRONOUS, ASYNCHRONOUS };

/* In C, a loop over both: `EACH_MODE(mode) { ... }`. */
#define EACH_MODE(mode) for ((mode) = SYNCHRONOUS; (mode) <= ASYNCHRONOUS; (mode)++)

struct client {
    enum call_mode mode;
    HINTERNET session, connection;
    DWORD flags;             /* of WinHttpOpenRequest, for all requests */
};

/* To 127.0.0.1, without an agent. */
struct client client_open(enum call_mode mode, unsigned short port);

struct client client_open_as(enum call_mode mode, const WCHAR *agent, const WCHAR *host, unsigned short port);

/* By https to "localhost". */
struct client tls_client(enum call_mode mode, unsigned short port);

/* Options whose value is a DWORD. */
void client_set(HINTERNET handle, DWORD option, DWORD value);

void client_close(struct client *client);

#ifdef __cplusplus
}
#endif

#endif
