/*
 * ReceiveResponse called from inside SENDING_REQUEST is accepted, and completes on another thread after the send has.
 * Once on a new connection and once on a pooled one, where the notification comes inside WinHttpSendRequest.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

static struct recorded get;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, request, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_SENDING_REQUEST) {
        CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(request, NULL)));
        CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    }
}

static const struct trace_step expected_first[] = {
    CONNECT_STEPS(ON_ANY),
    STEP(SENDING_REQUEST,      NO_PAYLOAD,              ON_ANY),
    CALL("WinHttpReceiveResponse"),
    STEP(REQUEST_SENT,         NUMBER_ANY,              ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_ANY),
    RECEIVE_STEPS(ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_second[] = {
    STEP(SENDING_REQUEST,      NO_PAYLOAD,              ON_CALLER),
    CALL("WinHttpReceiveResponse"),
    STEP(REQUEST_SENT,         NUMBER_ANY,              ON_CALLER),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_ANY),
    RECEIVE_STEPS(ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);

    get = recorded_get_with(ASYNCHRONOUS, server.port, on_status);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_first);

    trace_clear(&seen);
    get = recorded_get_with(ASYNCHRONOUS, server.port, on_status);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_second);

    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
