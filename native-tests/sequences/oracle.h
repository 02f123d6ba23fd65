/* Whether what happened in a sequence is what the documents say. */
#ifndef SEQUENCES_ORACLE_H
#define SEQUENCES_ORACLE_H

#include "client.h"
#include "record.h"

enum answering {
    AT_ONCE,
    LATE,
    NEVER
};

struct verdict {
    char fault[300];         /* empty when all is well */
    unsigned accepted;       /* operations */
    unsigned cancelled;      /* of these, by closing */
    unsigned early;          /* of these, before the completion of the one before was delivered, but for a queued receive */
};

/* The sequence is over: its request is closed and HANDLE_CLOSING has been awaited. */
struct verdict oracle_judge(const struct record *record, enum call_mode mode, enum answering server);

#endif
