/* A whole exchange, the same for both modes, for tests that look at what comes out of it and not at how. */
#ifndef SERVERS_EXCHANGE_H
#define SERVERS_EXCHANGE_H

#include <winhttp_compat.h>

#include "text.h"

enum { EXCHANGE_PIECE = 64 * 1024, EXCHANGE_TIMEOUT_MS = 100000 };

/* Both modes, as flags of WinHttpOpen. */
static const DWORD exchange_modes[] = { 0, WINHTTP_FLAG_ASYNC };
enum { EXCHANGE_MODES = 2 };

struct exchange {
    /* Set before exchange_run; zero means none. */
    const WCHAR *method;
    const WCHAR *object;
    const WCHAR *headers;
    const void *memory;      /* the first bytes of the upload, given to WinHttpSendRequest */
    DWORD memory_bytes;
    unsigned long long upload_bytes; /* those that follow, given to WinHttpWriteData */
    void (*fill)(unsigned char *piece, DWORD length, unsigned long long offset); /* makes a part of the upload */
    void (*take)(struct exchange *exchange, const unsigned char *piece, DWORD length); /* a part of the body,
                                at offset body_bytes; by default it is counted only */
    void (*at_head)(struct exchange *exchange); /* when the status is known, before the body; asynchronous mode: in the
                                callback */
    int stops_at_head;       /* asynchronous mode: the body waits for exchange_read */

    /* Set by the time that exchange_wait returns. */
    DWORD error;             /* 0: the exchange is complete */
    DWORD status;            /* of the response */
    unsigned long long body_bytes;

    HINTERNET request;       /* open until exchange_close, so that headers can be queried */
    unsigned char *piece;
    unsigned long long sent_bytes;
    int is_asynchronous, has_head, is_complete, is_closed;
};

struct exchange_client {
    HINTERNET session, connection;
    DWORD flags;             /* of WinHttpOpenRequest, for all requests */
    int is_asynchronous;
};

struct exchange_client exchange_client_open(DWORD mode, unsigned short port);
struct exchange_client exchange_client_open_at(DWORD mode, const WCHAR *host, unsigned short port);

/* By https to "localhost". */
struct exchange_client exchange_client_open_secure(DWORD mode, unsigned short port);
void exchange_client_close(struct exchange_client *client);

/* Opens the request only, for options and credentials; exchange_send follows. */
void exchange_open(struct exchange_client *client, struct exchange *exchange);

/* Asynchronous mode: begins. Synchronous mode: runs to the end. Again on the same handle when the last is complete. */
void exchange_send(struct exchange *exchange);

/* exchange_open and exchange_send. */
void exchange_start(struct exchange_client *client, struct exchange *exchange);

/* With stops_at_head: waits for the head, then reads on. */
void exchange_wait_head(struct exchange *exchange);
void exchange_read(struct exchange *exchange);

/* Until it is complete or has failed; ends the test when that takes too long. */
void exchange_wait(struct exchange *exchange);

/* exchange_start and exchange_wait; ends the test unless it succeeds with that status. */
void exchange_run(struct exchange_client *client, struct exchange *exchange, DWORD status);

/* A response header as UTF-8, for free(); NULL when there is none. */
char *exchange_header(struct exchange *exchange, const WCHAR *name);

/* A response header that is a number; ends the test when there is none. */
unsigned long long exchange_number(struct exchange *exchange, const WCHAR *name);

/* Returns after HANDLE_CLOSING. */
void exchange_close(struct exchange *exchange);

#endif
