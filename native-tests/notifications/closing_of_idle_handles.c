/* Handles with nothing pending: CloseHandle gives one HANDLE_CLOSING before it returns, and nothing else, in both modes. */
#include "check.h"
#include "recorded.h"
#include "text.h"

static HINTERNET session, connection, request;

static const struct trace_step expected[] = {
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&request),    ON_CALLER),
    CALL("WinHttpCloseHandle"), /* refused: it is closed */
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&connection), ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&session),    ON_CALLER),
};

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open_as(mode, NULL, W("localhost"), 80);
        session = client.session;
        connection = client.connection;
        request = WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0);
        CHECK(WinHttpSetStatusCallback(session, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
        CHECK(WinHttpSetStatusCallback(connection, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
        CHECK(WinHttpSetStatusCallback(request, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);

        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(request)));
        CHECK_FAILS(TRACE_CALL(&seen, WinHttpCloseHandle(request)), ERROR_INVALID_HANDLE);
        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(connection)));
        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(session)));
        CHECK_TRACE(&seen, expected);
        trace_clear(&seen);
    }
    return 0;
}
