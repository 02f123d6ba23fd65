/* A GET by https that may fail in its handshake, and all that the program is told of it. */
#ifndef TLS_ATTEMPT_H
#define TLS_ATTEMPT_H

#include "client.h"

struct attempt {
    DWORD error;             /* of the operation that failed, 0: the status is there */
    DWORD status;
    DWORD secure_failures;   /* notifications SECURE_FAILURE */
    DWORD secure_flags;      /* of the last one */
    DWORD endings;           /* asynchronous mode: REQUEST_ERROR and completions of that operation */
    DWORD closings;          /* HANDLE_CLOSING; nothing came after it */
};

/* With a request of its own, closed at the end. `limit` of milliseconds is its receive timeout, 0 = the default. */
struct attempt attempt_get(const struct client *client, int limit);

/* The same, with a request that `prepare` has set up. */
struct attempt attempt_prepared(const struct client *client, void (*prepare)(HINTERNET request, void *argument), void *argument);

/*
 * The same, and the request is closed when the server has got as far as the caller says: `moment` returns then. The
 * outcome is that of the operation that the close interrupts. `prepare` may be NULL.
 */
struct attempt attempt_closed(const struct client *client, void (*prepare)(HINTERNET request),
    void (*moment)(void *argument), void *argument);

/* Ends the test unless the attempt failed like this, once, and is over. */
#define CHECK_ATTEMPT(attempt, error, secure_flags) \
    attempt_check(__FILE__, __LINE__, (attempt), (error), (secure_flags))

void attempt_check(const char *file, int line, struct attempt attempt, DWORD error, DWORD secure_flags);

#endif
