/* What nearly every test of notifications begins with: one record, and a request whose notifications go there. */
#ifndef NOTIFICATIONS_RECORDED_H
#define NOTIFICATIONS_RECORDED_H

#include <winhttp_compat.h>

#include "client.h"
#include "trace.h"
#include "trace_steps.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The record of the test. */
extern struct trace seen;

/* Records and does nothing else. */
void CALLBACK record(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length);

struct recorded {
    struct client client;
    HINTERNET request;
};

/*
 * A GET of "/" on 127.0.0.1, and the same with a callback or a verb of the test's own. The callback is set on the
 * request, for all notifications: the record begins with the first call on the request.
 */
struct recorded recorded_get(enum call_mode mode, unsigned short port);
struct recorded recorded_get_with(enum call_mode mode, unsigned short port, WINHTTP_STATUS_CALLBACK on_status);
struct recorded recorded_verb(enum call_mode mode, unsigned short port, const WCHAR *verb);
struct recorded recorded_host(enum call_mode mode, const WCHAR *host, unsigned short port);

/* Another request on the same connect handle. */
HINTERNET recorded_another(const struct recorded *recorded, WINHTTP_STATUS_CALLBACK on_status);

/* Closes the request, waits for its HANDLE_CLOSING, closes the handles above it. */
void recorded_close(struct recorded *recorded);

/* The same when the request is closed already. */
void recorded_await_closing(struct recorded *recorded);

/* Waits for the next notification of that kind. */
#define AWAIT(status) \
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_##status, 10000)

/* The groups N, S and R of which sequences are made, for tests that are about something else. */
#define CONNECT_STEPS(thread) \
    STEP(RESOLVING_NAME, TEXT_IS("127.0.0.1"), thread), \
    STEP(NAME_RESOLVED, TEXT_IS("127.0.0.1"), thread), \
    STEP(CONNECTING_TO_SERVER, TEXT_IS("127.0.0.1"), thread), \
    STEP(CONNECTED_TO_SERVER, TEXT_IS("127.0.0.1"), thread)
#define SEND_STEPS(thread) \
    STEP(SENDING_REQUEST, NO_PAYLOAD, thread), \
    STEP(REQUEST_SENT, NUMBER_ANY, thread)
#define RECEIVE_STEPS(thread) \
    STEP(RECEIVING_RESPONSE, NO_PAYLOAD, thread), \
    STEP(RESPONSE_RECEIVED, NUMBER_ANY, thread)
#define OPTIONAL_RECEIVE_STEPS(thread) \
    STEP_OPTIONAL(RECEIVING_RESPONSE, NO_PAYLOAD, thread), \
    STEP_OPTIONAL(RESPONSE_RECEIVED, NUMBER_ANY, thread)

#ifdef __cplusplus
}
#endif

#endif
