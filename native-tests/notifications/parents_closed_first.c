/*
 * Session and connect handle closed before the request: they say HANDLE_CLOSING at once and answer 6 from then on, the
 * request stays usable, in both modes.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

static HINTERNET session, connection, request;
static char body[8];

static const struct trace_step expected_synchronous[] = {
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,     HANDLE_IS(&session),    ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,     HANDLE_IS(&connection), ON_CALLER),
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_CALLER),
    SEND_STEPS(ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    CALL("WinHttpReadData"),
    OPTIONAL_RECEIVE_STEPS(ON_CALLER),
    STEP(CLOSING_CONNECTION, NO_PAYLOAD,             ON_CALLER),
    STEP(CONNECTION_CLOSED,  NO_PAYLOAD,             ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,     HANDLE_IS(&request),    ON_CALLER),
};

static const struct trace_step expected_asynchronous[] = {
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&session),    ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&connection), ON_CALLER),
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),     ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,             ON_CALLER),
    CALL("WinHttpReadData"),
    OPTIONAL_RECEIVE_STEPS(ON_ANY),
    STEP(CLOSING_CONNECTION,   NO_PAYLOAD,             ON_ANY),
    STEP(CONNECTION_CLOSED,    NO_PAYLOAD,             ON_ANY),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 3),     ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&request),    ON_ANY),
};

static void exchange_of_orphan(enum call_mode mode, unsigned short port)
{
    struct client client = client_open(mode, port);
    DWORD count = 0;
    session = client.session;
    connection = client.connection;
    request = WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK(WinHttpSetStatusCallback(session, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    CHECK(WinHttpSetStatusCallback(connection, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    CHECK(WinHttpSetStatusCallback(request, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);

    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(session)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(connection)));
    CHECK_FAILS(WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpConnect(session, W("localhost"), 80, 0), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpCloseHandle(session), ERROR_INVALID_HANDLE);

    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0)));
    if (mode == ASYNCHRONOUS) {
        AWAIT(SENDREQUEST_COMPLETE);
    }
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(request, NULL)));
    CHECK(TRACE_CALL(&seen, WinHttpReadData(request, body, sizeof body, mode == SYNCHRONOUS ? &count : NULL)));
    if (mode == ASYNCHRONOUS) {
        count = AWAIT(READ_COMPLETE).payload.length;
    }
    CHECK_EQ(count, 3);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(request)));
    trace_wait_count(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING, 3, 10000);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    exchange_of_orphan(SYNCHRONOUS, server.port);
    CHECK_TRACE(&seen, expected_synchronous);
    trace_clear(&seen);
    exchange_of_orphan(ASYNCHRONOUS, server.port);
    CHECK_TRACE(&seen, expected_asynchronous);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
