/* What a program does about a 401, and what comes out of it. */
#ifndef SERVERS_AUTHENTICATION_H
#define SERVERS_AUTHENTICATION_H

#include "exchange.h"

struct credentials {
    DWORD scheme;            /* WINHTTP_AUTH_SCHEME_... */
    const WCHAR *user;       /* NULL, and the password too: the default credentials */
    const WCHAR *password;
};

/* "alice" has the password "secret" on all servers of these tests. */
extern const WCHAR alice[], secret[];

struct authentication {
    /* Set before authentication_run; zero means none. */
    struct exchange exchange; /* method, object and upload */
    const struct credentials *before; /* given before the first send */
    const struct credentials *answer; /* given when the first 401 is there, before its body is read; then the request
                                is sent again */
    DWORD schemes, first;    /* what the first 401 must offer */
    DWORD autologon_policy;  /* WINHTTP_AUTOLOGON_SECURITY_LEVEL_... */

    unsigned challenges;     /* how many times the program has seen a 401 */
    unsigned long long connections[4]; /* X-Connection of the responses that the program has seen, the last one too */
};

/*
 * Sends, answers the first 401, and sends again for as long as the library asks for that. Ends the test unless the last
 * response has that status. The request stays open for authentication_close.
 */
void authentication_run(struct exchange_client *client, struct authentication *authentication, DWORD status);
void authentication_close(struct authentication *authentication);

/* authentication_run of a GET, and authentication_close. Returns the number of 401 that the program has seen. */
unsigned authentication_get(struct exchange_client *client, const WCHAR *object, const struct credentials *answer,
    DWORD status);

#endif
