/*
 * A request closed from inside its own callback, at each notification there is, in both modes. HANDLE_CLOSING comes
 * once, last, and inside no other callback of the request; what was accepted completes, with success or with 12017;
 * calls after that fail with 6.
 */
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "status_names.h"
#include "text.h"
#include "whole_exchange.h"

static const DWORD places[] = {
    WINHTTP_CALLBACK_STATUS_HANDLE_CREATED,
    WINHTTP_CALLBACK_STATUS_RESOLVING_NAME,
    WINHTTP_CALLBACK_STATUS_NAME_RESOLVED,
    WINHTTP_CALLBACK_STATUS_CONNECTING_TO_SERVER,
    WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER,
    WINHTTP_CALLBACK_STATUS_SENDING_REQUEST,
    WINHTTP_CALLBACK_STATUS_REQUEST_SENT,
    WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE,
    WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE,
    WINHTTP_CALLBACK_STATUS_RECEIVING_RESPONSE,
    WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED,
    WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE,
    WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE,
    WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE,
    WINHTTP_CALLBACK_STATUS_CLOSING_CONNECTION,
    WINHTTP_CALLBACK_STATUS_CONNECTION_CLOSED,
    WINHTTP_CALLBACK_STATUS_READ_COMPLETE,
    WINHTTP_CALLBACK_STATUS_REQUEST_ERROR,
    WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING,
};

enum { PLACES = sizeof places / sizeof places[0] };

/* One for each mode and place, never used again: a callback may return later than the test goes on. */
struct round {
    DWORD place;
    atomic_int inside;       /* callbacks that run */
    atomic_int has_closed;
    HINTERNET request;
    enum call_mode mode;
    size_t accepted;
};

static struct round rounds[2][PLACES];

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct round *round = (struct round *)context;
    int others = atomic_fetch_add(&round->inside, 1);
    HINTERNET request = status == WINHTTP_CALLBACK_STATUS_HANDLE_CREATED ? *(HINTERNET *)info : handle;

    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        CHECK_EQ(others, 0);
    }
    if (status == round->place && !atomic_exchange(&round->has_closed, 1)) {
        if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
            CHECK_FAILS(WinHttpCloseHandle(request), ERROR_INVALID_HANDLE);
        } else {
            CHECK_SUCCEEDS(WinHttpCloseHandle(request));
        }
        CHECK_FAILS(WinHttpReceiveResponse(request, NULL), ERROR_INVALID_HANDLE);
        CHECK_FAILS(WinHttpCloseHandle(request), ERROR_INVALID_HANDLE);
    }
    /* Recorded last: the test goes on when it sees a completion, and must find the request closed then. */
    trace_add(&seen, handle, context, status, info, length);
    atomic_fetch_sub(&round->inside, 1);
}

/* Waits for the end of what a call has begun. 0 when the request is closed. */
static int goes_on(struct round *round, BOOL succeeded)
{
    DWORD error = GetLastError();
    if (!succeeded) {
        CHECK(atomic_load(&round->has_closed));
        CHECK(error == ERROR_INVALID_HANDLE || (round->mode == SYNCHRONOUS && error == ERROR_WINHTTP_OPERATION_CANCELLED));
        return 0;
    }
    round->accepted++;
    if (round->mode == ASYNCHRONOUS) {
        struct trace_entry completion = trace_wait(&seen, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 10000);
        if (completion.status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR
            && completion.payload.number != ERROR_WINHTTP_INCORRECT_HANDLE_STATE) {
            CHECK_EQ(completion.payload.number, ERROR_WINHTTP_OPERATION_CANCELLED);
            CHECK(atomic_load(&round->has_closed));
            return 0;
        }
    }
    return 1;
}

static void exchange(struct round *round)
{
    static char upload[] = "xyz", download[8];
    static DWORD unused;
    DWORD *count = round->mode == SYNCHRONOUS ? &unused : NULL;
    HINTERNET request = round->request;

    if (goes_on(round, WinHttpSendRequest(request, NULL, 0, upload, 3, 6, 0))
        && goes_on(round, WinHttpWriteData(request, upload, 3, count))
        && goes_on(round, WinHttpReceiveResponse(request, NULL))
        && goes_on(round, WinHttpQueryDataAvailable(request, count))
        && goes_on(round, WinHttpReadData(request, download, sizeof download, count))
        && round->mode == ASYNCHRONOUS) {
        goes_on(round, WinHttpReceiveResponse(request, NULL)); /* fails: it has been received */
    }
}

static void close_at(struct round *round, unsigned short port)
{
    struct client client = client_open(round->mode, port);
    DWORD_PTR context = (DWORD_PTR)round;
    int closes_at_end;

    CHECK_SUCCEEDS(WinHttpSetOption(client.connection, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
    CHECK(WinHttpSetStatusCallback(client.connection, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    round->request = WinHttpOpenRequest(client.connection, W("POST"), NULL, NULL, NULL, NULL, 0);
    CHECK(round->request != NULL);
    exchange(round);

    closes_at_end = round->place == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING;
    CHECK_EQ(atomic_load(&round->has_closed), !closes_at_end);
    if (closes_at_end) {
        CHECK(WinHttpCloseHandle(round->request)); /* its last error: last_error_after_closing.c */
    }
    AWAIT(HANDLE_CLOSING);
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS), round->mode == ASYNCHRONOUS ? round->accepted : 0);
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING), 1);

    CHECK(WinHttpSetStatusCallback(client.connection, NULL, 0, 0) == on_status);
    client_close(&client);
}

int main(void)
{
    struct loopback server = loopback_start(whole_exchange_script);
    enum call_mode mode;
    size_t at;

    EACH_MODE(mode) {
        for (at = 0; at < PLACES; at++) {
            if ((places[at] & whole_exchange_statuses(mode)) == 0) {
                continue; /* completions in synchronous mode */
            }
            printf("closing at %s, mode %d\n", status_name(places[at]), (int)mode);
            rounds[mode][at].place = places[at];
            rounds[mode][at].mode = mode;
            close_at(&rounds[mode][at], server.port);
            trace_clear(&seen);
        }
    }
    loopback_stop(&server);
    return 0;
}
