/* Replies of a server that a client must refuse, or must not, each in both modes and on a connection of its own. */
#ifndef EXCHANGE_REPLY_CASES_H
#define EXCHANGE_REPLY_CASES_H

#include <stddef.h>

#include <winhttp_compat.h>

struct reply_case {
    const char *what;        /* for messages */
    const char *steps;       /* of the server's script, after the request's head has been received */
    DWORD error;             /* with which sending, receiving or reading fails; 0 = the reply is fine */
};

#define RUN_REPLY_CASES(cases) reply_cases_run((cases), sizeof (cases) / sizeof (cases)[0])

/* Ends the test, when all have been run, if one ended otherwise. */
void reply_cases_run(const struct reply_case *cases, size_t count);

#endif
