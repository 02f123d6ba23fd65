/* GETs one after the other, each on a connection of its own, with what the server sets and what it must be sent. */
#ifndef COOKIES_COOKIE_ROUNDS_H
#define COOKIES_COOKIE_ROUNDS_H

#include "legs.h"

struct cookie_round {
    const char *host, *path; /* NULL: "127.0.0.1" and "/" */
    const char *expected;    /* the Cookie header that the server must get; NULL: none */
    const char *lines;       /* header lines of its response, as in scripts, each with its \\r\\n; NULL: none */
    const char *own;         /* header lines of the caller; NULL: none */
    DWORD disabled;          /* WINHTTP_DISABLE_... */
    int begins_session;      /* with the first round, and with those that say so, a session begins */
};

#define RUN_COOKIE_ROUNDS(rounds) cookie_rounds_run((rounds), sizeof (rounds) / sizeof (rounds)[0])

/* In both modes. */
void cookie_rounds_run(const struct cookie_round *rounds, size_t count);

#endif
