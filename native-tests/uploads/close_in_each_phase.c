/*
 * Closing the handle in each phase of an upload: the operation that is pending fails with 12017 under its own name,
 * and HANDLE_CLOSING is the last notification.
 */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

enum { BODY_BYTES = 64 * 1024 * 1024 };

enum operation { BY_SEND, BY_WRITE, BY_RECEIVE };

/* What the server does before it waits: nothing of it lets the operation end. */
static const struct {
    const char *what;
    const char *script;
    const WCHAR *headers;
    int is_chunked;
    enum operation pending;
    size_t length;           /* of what the pending operation is given */
} phases[] = {
    { "leave is awaited in a send", "connection\nreceive head\nwait never\n", W("Expect: 100-continue"), 0, BY_SEND, 8 },
    { "leave is awaited in a write", "connection\nreceive head\nwait never\n", W("Expect: 100-continue"), 0, BY_WRITE, 8 },
    { "leave is half there", "connection\nreceive head\n" SEND("HTTP/1.1 100 Con") "wait never\n",
        W("Expect: 100-continue"), 1, BY_WRITE, 8 },
    { "a large send", "connection\nreceive head\nwait never\n", NULL, 0, BY_SEND, BODY_BYTES },
    { "a large send in chunks", "connection\nreceive head\nwait never\n", NULL, 1, BY_SEND, BODY_BYTES },
    { "a large chunk", "connection\nreceive head\nwait never\n", NULL, 1, BY_WRITE, BODY_BYTES },
    { "a write after leave", "connection\nreceive head\n" SEND("HTTP/1.1 100 Continue\r\n\r\n") "wait never\n",
        W("Expect: 100-continue"), 0, BY_WRITE, BODY_BYTES },
    { "a write after an early success", "connection\nreceive head\n" SEND("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nx")
        "wait never\n", NULL, 0, BY_WRITE, BODY_BYTES },
    { "a write under half an answer", "connection\nreceive head\n" SEND("HTTP/1.1 413 Too") "wait never\n",
        NULL, 1, BY_WRITE, BODY_BYTES },
    { "the answer to a chunked upload", "connection\nreceive head\nreceive 13\nwait never\n", NULL, 1, BY_RECEIVE, 8 },
};

static const DWORD_PTR operations[] = { API_SEND_REQUEST, API_WRITE_DATA, API_RECEIVE_RESPONSE };

static void start(const struct recorded *put, size_t phase, const char *body)
{
    DWORD length = (DWORD)phases[phase].length, total = phases[phase].is_chunked ? 0 : length;
    const WCHAR *headers = phases[phase].headers;
    DWORD headers_length = headers == NULL ? 0 : (DWORD)-1;
    if (phases[phase].pending == BY_SEND) {
        CHECK(WinHttpSendRequest(put->request, headers, headers_length, (LPVOID)body, length, total, 0));
        return;
    }
    CHECK(WinHttpSendRequest(put->request, headers, headers_length, NULL, 0, total, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(WinHttpWriteData(put->request, body, length, NULL));
    if (phases[phase].pending == BY_RECEIVE) {
        AWAIT(WRITE_COMPLETE);
        CHECK(WinHttpReceiveResponse(put->request, NULL));
    }
}

int main(void)
{
    char *body = (char *)calloc(1, BODY_BYTES);
    size_t phase;
    CHECK(body != NULL);
    for (phase = 0; phase < sizeof phases / sizeof phases[0]; phase++) {
        struct loopback server = loopback_start(phases[phase].script);
        struct recorded put;
        struct trace_entry failure;
        put.client = client_open(ASYNCHRONOUS, server.port);
        put.request = WinHttpOpenRequest(put.client.connection, W("PUT"), NULL, NULL, NULL, NULL,
            phases[phase].is_chunked ? WINHTTP_FLAG_AUTOMATIC_CHUNKING : 0);
        CHECK(WinHttpSetStatusCallback(put.request, record,
            WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) == NULL);
        start(&put, phase, body);
        loopback_await_connections(&server, 1);
        recorded_close(&put);

        if (trace_count(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR) != 1) {
            fprintf(stderr, "%s:\n", phases[phase].what);
            trace_print(&seen, stderr);
            check_exit();
        }
        failure = trace_get(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR, 0);
        CHECK_EQ(failure.payload.number, ERROR_WINHTTP_OPERATION_CANCELLED);
        CHECK_EQ(failure.payload.operation, operations[phases[phase].pending]);
        CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING), 1);
        trace_clear(&seen);
        loopback_stop(&server);
    }
    free(body);
    return 0;
}
