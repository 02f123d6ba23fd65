/* Where a request stands, as the documents tell it, and what a call may answer there. */
#ifndef SEQUENCES_PHASES_H
#define SEQUENCES_PHASES_H

#include <winhttp_compat.h>

enum phase {
    OPENED,
    SENDING,
    RECEIVE_QUEUED,      /* sending still, and receiving is accepted already */
    SENT,                /* the head and what came with it; body may be left */
    WRITING,
    RECEIVING,
    HEADERS,             /* the body can be read, or has been */
    READING,
    FAILED,              /* receiving or reading has failed */
    OPEN_PHASES,         /* the number of those above */
    CLOSED = OPEN_PHASES
};

/* Only these complete later in asynchronous mode. */
enum operation {
    NO_OPERATION,
    SEND,
    WRITE,
    RECEIVE,
    QUERY_AVAILABLE,
    READ,
    OPERATIONS
};

enum answer {
    REFUSED,             /* FALSE, 12019 */
    STARTS,              /* the operation begins, or is queued behind the pending send */
    FAILS,               /* FALSE with 12019; in asynchronous mode accepted, and REQUEST_ERROR with it before it returns */
    WORKS,               /* a call without an operation succeeds */
    MAY_WORK             /* it succeeds, or FALSE with 12019 */
};

/* While the operation is pending, when it begins in that phase, and once it has succeeded. */
enum phase phase_during(enum operation operation, enum phase from);
enum phase phase_after(enum operation operation);

/* When what is pending in a phase has succeeded; the phase itself when nothing is. */
enum phase phase_next(enum phase phase);

/* The operation that a completion belongs to; NO_OPERATION when the status is no completion. */
enum operation operation_of(DWORD status, DWORD_PTR api);

const char *phase_name(enum phase phase);

#endif
