/* What happened in one sequence, in order: its calls, their returns, and the callbacks of its request handle. */
#ifndef SEQUENCES_RECORD_H
#define SEQUENCES_RECORD_H

#include <stdint.h>
#include <stdio.h>

#include <winhttp_compat.h>

#include "calls.h"
#include "payload.h"

enum {
    MAX_STEPS = 8,           /* a replayed sequence may be longer than a generated one; the closing step counts */
    MAX_EVENTS = 512,
    NO_STEP = -1
};

enum event_kind { CALLED, RETURNED, NOTIFIED, LEFT };

struct event {
    enum event_kind kind;
    int step;                /* CALLED, RETURNED; NOTIFIED: the call inside which it came, on its thread, or NO_STEP */
    DWORD status;            /* the rest: NOTIFIED */
    struct payload payload;  /* of a completion; otherwise empty */
    uintptr_t thread;
    unsigned entered;        /* LEFT: the index of the callback that returned */
};

struct step {
    const struct call *call;
    int awaited;             /* its completion is awaited before the next step */
    struct outcome outcome;
    char buffer[BUFFER_BYTES];
};

struct record {
    HINTERNET request;       /* NULL between two sequences */
    struct step steps[MAX_STEPS];
    unsigned step_count;

    struct event events[MAX_EVENTS];
    unsigned event_count;
    uintptr_t caller;        /* the thread that makes the calls */
    int calling;             /* the step under way, or NO_STEP */
    unsigned completed[OPERATIONS]; /* completions whose callback has returned */
    unsigned has_closed;     /* the callback of HANDLE_CLOSING has returned */
    const char *problem;     /* what no documented program may see */
};

/* Forgets all but the steps. */
void record_begin(struct record *record);

/* The callback; the context is the record. */
void CALLBACK record_notification(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length);

void record_called(struct record *record, int step);
void record_returned(struct record *record, int step, struct outcome outcome);

/* 0 when it has not come in time. Waits for the callback to return, not only to begin. */
int record_await_completions(struct record *record, enum operation operation, unsigned count, unsigned timeout_ms);
int record_await_closing(struct record *record, unsigned timeout_ms);

/* All of it, a line each. */
void record_print(struct record *record, FILE *out);

#endif
