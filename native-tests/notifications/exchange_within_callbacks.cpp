// A whole asynchronous GET driven from inside its callbacks, and its sequence: completions nest where data is there.
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

static struct recorded get;
static char body[8];

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_ANY),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_CALLER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_CALLER),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 3),      ON_CALLER),
    CALL("WinHttpReadData"),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 0),      ON_ANY),   // how deep: nested_reads.c
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, request, context, status, info, length);
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(request, nullptr)));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        if (length == 0) {
            CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(request)));
            break;
        }
        CHECK(TRACE_CALL(&seen, WinHttpReadData(request, body, sizeof body, nullptr)));
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReadData(request, body, sizeof body, nullptr)));
        break;
    default:
        break;
    }
}

int main()
{
    struct loopback server = loopback_start(script);
    get = recorded_get_with(ASYNCHRONOUS, server.port, on_status);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, nullptr, 0, nullptr, 0, 0, 0)));
    recorded_await_closing(&get);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
