/* Closing the handle inside REDIRECT: nothing is sent to the new target, and the operation ends with 12017. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive close\n";

static struct recorded get;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_REDIRECT) {
        CHECK_SUCCEEDS(WinHttpCloseHandle(handle));
        CHECK_FAILS(WinHttpQueryDataAvailable(handle, NULL), ERROR_INVALID_HANDLE);
    }
}

static const struct trace_step asynchronous[] = {
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(REDIRECT, TEXT_ANY, ON_CALLER),
    STEP(REQUEST_ERROR, FAILURE_IS(API_RECEIVE_RESPONSE, ERROR_WINHTTP_OPERATION_CANCELLED), ON_ANY),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step synchronous[] = {
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(REDIRECT, TEXT_ANY, ON_CALLER),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_CALLER),
};

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);

        get = recorded_get_with(mode, server.port, on_status);
        CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
        if (mode == ASYNCHRONOUS) {
            AWAIT(SENDREQUEST_COMPLETE);
            trace_clear(&seen);
            CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
        } else {
            trace_clear(&seen);
            CHECK_FAILS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)), ERROR_WINHTTP_OPERATION_CANCELLED);
        }
        recorded_await_closing(&get);
        if (mode == ASYNCHRONOUS) {
            CHECK_TRACE(&seen, asynchronous);
        } else {
            CHECK_TRACE(&seen, synchronous);
        }
        CHECK_EQ(loopback_connections(&server), 1);
        loopback_stop(&server);
        trace_clear(&seen);
    }
    return 0;
}
