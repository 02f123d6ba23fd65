/*
 * HANDLE_CLOSING may come inside the call that closes the handle, or that used it last. What its callback does, a
 * failing call here, leaves the last error of that outer call alone.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

static DWORD close_at;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    if (status == close_at) {
        CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    }
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    }
    trace_add(&seen, request, context, status, info, length);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    struct recorded get;

    /* The closing call itself. */
    get = recorded_get_with(SYNCHRONOUS, server.port, on_status);
    CHECK_SUCCEEDS(WinHttpCloseHandle(get.request));
    recorded_await_closing(&get);

    /* The call in which a callback closed it: it ends with the close, and says so. */
    close_at = WINHTTP_CALLBACK_STATUS_SENDING_REQUEST;
    get = recorded_get_with(SYNCHRONOUS, server.port, on_status);
    CHECK_FAILS(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_OPERATION_CANCELLED);
    recorded_await_closing(&get);

    /* The same with an asynchronous call that has been accepted: its outcome is told by REQUEST_ERROR. */
    close_at = WINHTTP_CALLBACK_STATUS_RESOLVING_NAME;
    get = recorded_get_with(ASYNCHRONOUS, server.port, on_status);
    CHECK_SUCCEEDS(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    CHECK_EQ(AWAIT(REQUEST_ERROR).payload.number, ERROR_WINHTTP_OPERATION_CANCELLED);
    recorded_await_closing(&get);
    loopback_stop(&server);
    return 0;
}
