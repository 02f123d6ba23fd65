/* ReceiveResponse accepted from inside SENDING_REQUEST when the send then fails: each of the two has its own REQUEST_ERROR. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "close\n";

static struct recorded get;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    STEP(SENDING_REQUEST, NO_PAYLOAD, ON_ANY),
    CALL("WinHttpReceiveResponse"),
    STEP(REQUEST_SENT,    NUMBER_ANY, ON_ANY),
    STEP(REQUEST_ERROR,   FAILURE_IS(API_SEND_REQUEST, ERROR_WINHTTP_CONNECTION_ERROR), ON_OTHER),
    STEP(REQUEST_ERROR,   FAILURE_IS(API_RECEIVE_RESPONSE, ERROR_WINHTTP_OPERATION_CANCELLED), ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,  HANDLE_IS(&get.request), ON_ANY),
};

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, request, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_SENDING_REQUEST) {
        CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(request, NULL)));
        CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get_with(ASYNCHRONOUS, server.port, on_status);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(REQUEST_ERROR);
    AWAIT(REQUEST_ERROR);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected);
    loopback_stop(&server);
    return 0;
}
