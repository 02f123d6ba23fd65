/* The first use of a host in synchronous mode: everything on the calling thread, no completion. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

static HINTERNET session, connection, request;

static const struct trace_step expected[] = {
    CALL("WinHttpConnect"),
    STEP(HANDLE_CREATED,       HANDLE_IS(&connection),  ON_CALLER),
    CALL("WinHttpOpenRequest"),
    STEP(HANDLE_CREATED,       HANDLE_IS(&request),     ON_CALLER),
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,       TEXT_IS("127.0.0.1"),    ON_CALLER),
    STEP(NAME_RESOLVED,        TEXT_IS("127.0.0.1"),    ON_CALLER),
    STEP(CONNECTING_TO_SERVER, TEXT_IS("127.0.0.1"),    ON_CALLER),
    STEP(CONNECTED_TO_SERVER,  TEXT_IS("127.0.0.1"),    ON_CALLER),
    STEP(SENDING_REQUEST,      NO_PAYLOAD,              ON_CALLER),
    STEP(REQUEST_SENT,         NUMBER_ANY,              ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,              ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_ANY,              ON_CALLER),
    CALL("WinHttpReadData"),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&request),     ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&connection),  ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&session),     ON_CALLER),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    char body[8];
    DWORD count = 0;

    session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    CHECK(session != NULL);
    CHECK(WinHttpSetStatusCallback(session, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    CHECK((connection = TRACE_OPEN(&seen, WinHttpConnect(session, W("127.0.0.1"), server.port, 0))) != NULL);
    CHECK((request = TRACE_OPEN(&seen, WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0))) != NULL);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(request, NULL)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(request, body, 3, &count)));
    CHECK_EQ(count, 3);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(request)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(connection)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(session)));
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
