/*
 * The sequence of notifications that a test expects, written in the test:
 *
 *     static const struct trace_step expected[] = {
 *         CALL("WinHttpSendRequest"),
 *         STEP_OPTIONAL(RESOLVING_NAME, TEXT_IS("localhost"), ON_ANY),
 *         STEP(SENDING_REQUEST, NO_PAYLOAD, ON_ANY),
 *         STEP(REQUEST_SENT, NUMBER_ANY, ON_ANY),
 *         STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
 *         STEP(HANDLE_CLOSING, HANDLE_IS(&request), ON_ANY),
 *     };
 *
 * Nothing may come in between. Calls are the exception: one that is not in the sequence is passed over, so a
 * sequence names those calls whose place is certain and leaves out those that race with notifications.
 */
#ifndef SUPPORT_TRACE_STEPS_H
#define SUPPORT_TRACE_STEPS_H

#include "trace.h"

#ifdef __cplusplus
extern "C" {
#endif

enum trace_thread {
    ON_ANY,
    ON_CALLER,               /* inside a call made with TRACE_CALL, on its thread */
    ON_OTHER
};

enum trace_match {
    MATCH_ANY,
    MATCH_TEXT,
    MATCH_NUMBER,
    MATCH_HANDLE,            /* the value of a variable at the time of the comparison */
    MATCH_BUFFER,            /* pointer and length */
    MATCH_LENGTH,
    MATCH_ERROR
};

/* What the payload has to be; its kind follows from the status and has been checked when it was recorded. */
struct trace_payload {
    enum trace_match match;
    DWORD number;            /* number, error code or length */
    DWORD_PTR operation;
    const char *text;        /* UTF-8 */
    const void *pointer;     /* HINTERNET variable, or the buffer */
};

struct trace_step {
    const char *call;        /* name of the function; NULL for a notification */
    DWORD status;
    int is_optional;
    enum trace_thread thread;
    struct trace_payload payload;
};

#define STEP(status, payload, thread) \
    { NULL, WINHTTP_CALLBACK_STATUS_##status, 0, thread, payload }
#define STEP_OPTIONAL(status, payload, thread) \
    { NULL, WINHTTP_CALLBACK_STATUS_##status, 1, thread, payload }
#define CALL(name) \
    { name, 0, 0, ON_ANY, PAYLOAD_ANY }

#define PAYLOAD_ANY               { MATCH_ANY, 0, 0, NULL, NULL }
/* These say the same and tell the reader what comes: the layout itself is checked for each notification. */
#define NO_PAYLOAD                PAYLOAD_ANY
#define NUMBER_ANY                PAYLOAD_ANY
#define TEXT_ANY                  PAYLOAD_ANY
#define HANDLE_ANY                PAYLOAD_ANY
#define BUFFER_ANY                PAYLOAD_ANY

#define NUMBER_IS(value)          { MATCH_NUMBER, value, 0, NULL, NULL }
#define TEXT_IS(utf8)             { MATCH_TEXT, 0, 0, utf8, NULL }
#define HANDLE_IS(variable)       { MATCH_HANDLE, 0, 0, NULL, variable }
#define BUFFER_IS(start, length)  { MATCH_BUFFER, length, 0, NULL, start }
#define LENGTH_IS(length)         { MATCH_LENGTH, length, 0, NULL, NULL }
/* API_... and the error code; on a websocket the operation and the error code. */
#define FAILURE_IS(api, error)    { MATCH_ERROR, error, api, NULL, NULL }

/* Ends the test, with both sequences, when they differ. */
#define CHECK_TRACE(trace, expected) \
    trace_check(__FILE__, __LINE__, (trace), (expected), sizeof (expected) / sizeof (expected)[0])

void trace_check(const char *file, int line, struct trace *trace, const struct trace_step *expected, size_t count);

/* 1 when the trace is as expected; otherwise 0, and both sequences are printed. */
int trace_matches(struct trace *trace, const struct trace_step *expected, size_t count, FILE *out);

#ifdef __cplusplus
}
#endif

#endif
