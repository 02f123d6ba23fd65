/*
 * The record of the notifications that a test gets, in the order in which its callback was called.
 *
 *     static struct trace seen;
 *
 *     static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
 *     {
 *         trace_add(&seen, handle, context, status, info, length);  // first: a call below may call back at once
 *         ...
 *     }
 *
 *     CHECK(TRACE_CALL(&seen, WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0)));
 *     trace_wait(&seen, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE, 5000);
 *     CHECK_TRACE(&seen, expected);                                 // trace_steps.h
 *
 * Each notification is checked by trace_add against the documented layout of its payload, and against the promise
 * that nothing comes after HANDLE_CLOSING of a handle; a violation ends the test.
 */
#ifndef SUPPORT_TRACE_H
#define SUPPORT_TRACE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <winhttp_compat.h>

#include "payload.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A notification, or a call of the test that was made with TRACE_CALL. */
struct trace_entry {
    const char *call;        /* its text, for a call; NULL for a notification */
    int has_returned;        /* the rest is for calls that have */
    int succeeded;
    DWORD last_error;

    HINTERNET handle;        /* the rest is for notifications */
    DWORD_PTR context;
    DWORD status;
    struct payload payload;
    int on_caller;           /* inside a call made with TRACE_CALL, on the thread that makes it */
    int awaited;             /* trace_wait has returned it */

    uintptr_t thread;
};

/* All zero is an empty one. Members are read through the functions below: other threads may be writing. */
struct trace {
    struct trace_entry *entries;
    size_t count, capacity;
    size_t *open_calls;      /* indices of entries */
    size_t open_count, open_capacity;
    HINTERNET *closed;       /* handles whose HANDLE_CLOSING has come */
    size_t closed_count, closed_capacity;
};

void trace_add(struct trace *trace, HINTERNET handle, DWORD_PTR context, DWORD status, const void *info, DWORD length);

/*
 * Makes a call and records it. Notifications that arrive on this thread before it returns are "on the caller":
 * that says more than a comparison of threads, because the pool may use the thread of an earlier call again.
 * TRACE_CALL is for functions that give a BOOL, TRACE_OPEN for those that give a handle. The last error after the
 * call is that of the call.
 */
#define TRACE_CALL(trace, call) \
    (trace_calling((trace), #call), trace_returned((trace), (call)))
#define TRACE_OPEN(trace, call) \
    (trace_calling((trace), #call), trace_opened((trace), (call)))

void trace_calling(struct trace *trace, const char *call);
BOOL trace_returned(struct trace *trace, BOOL result);
HINTERNET trace_opened(struct trace *trace, HINTERNET result);

/*
 * Waits for the first notification not yet returned by trace_wait whose status is one of the bits given.
 * Ends the test, with all that was seen, when none has come in time.
 */
struct trace_entry trace_wait(struct trace *trace, DWORD statuses, unsigned timeout_ms);

/* Waits until so many notifications with one of these bits have come in all, whether returned or not. */
void trace_wait_count(struct trace *trace, DWORD statuses, size_t count, unsigned timeout_ms);

/* How many have come so far. */
size_t trace_count(struct trace *trace, DWORD statuses);

/* The notification with one of these bits that came as number `index`, counted from 0; there must be one. */
struct trace_entry trace_get(struct trace *trace, DWORD statuses, size_t index);

/* Forgets all entries, not which handles have closed. No call may be under way. */
void trace_clear(struct trace *trace);

/* Prints all that was seen, one line each. */
void trace_print(struct trace *trace, FILE *out);

#ifdef __cplusplus
}
#endif

#endif
