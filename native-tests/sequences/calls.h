/* The calls of which sequences are made. A further call is a further row of the table in calls.c. */
#ifndef SEQUENCES_CALLS_H
#define SEQUENCES_CALLS_H

#include <winhttp_compat.h>

#include "client.h"
#include "phases.h"

enum {
    BODY_BYTES = 3,          /* of each response: "abc" */
    INITIAL_BYTES = 2,       /* of a body that goes on through WinHttpWriteData */
    WRITE_BYTES = 2,
    TOTAL_BYTES = 6,
    BUFFER_BYTES = 8         /* for a read; it asks for less */
};

/* What a call is made with. */
struct subject {
    enum call_mode mode;
    HINTERNET request;
    int receive_timeout;     /* ms */
    char *buffer;            /* for this call alone: BUFFER_BYTES */
};

struct outcome {
    int succeeded;
    DWORD error;             /* the last error after the call, also after success */
    DWORD count;             /* synchronous mode: bytes */
};

enum trait {
    LEAVES_BODY = 1,         /* a send after which body remains to be written */
    NEEDS_RESPONSE = 2,      /* an asynchronous operation that ends when the server has answered, not before */
    FILLS = 4,               /* a read that ends short at the end of the body only */
    CLOSES = 8
};

struct call {
    char code;               /* in the printed form of a sequence */
    const char *name;
    struct outcome (*make)(const struct subject *subject);
    enum operation operation;
    unsigned traits;
    DWORD capacity;          /* bytes, of a read */
    enum answer answers[OPEN_PHASES];
};

extern const struct call calls[];
extern const unsigned call_count;

/* The row with that code, or NULL. */
const struct call *call_of(char code);

#endif
