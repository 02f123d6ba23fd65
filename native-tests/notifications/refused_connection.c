/* Nobody listens: the sequence ends at CONNECTING_TO_SERVER with 12029, by REQUEST_ERROR or by the call. */
#include "check.h"
#include "recorded.h"
#include "refusing_port.h"

static struct recorded get;

static const struct trace_step expected_asynchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,       TEXT_IS("127.0.0.1"), ON_ANY),
    STEP(NAME_RESOLVED,        TEXT_IS("127.0.0.1"), ON_ANY),
    STEP(CONNECTING_TO_SERVER, TEXT_IS("127.0.0.1"), ON_ANY),
    STEP(REQUEST_ERROR,        FAILURE_IS(API_SEND_REQUEST, ERROR_WINHTTP_CANNOT_CONNECT), ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_synchronous[] = {
    CALL("WinHttpSendRequest"),
    STEP(RESOLVING_NAME,       TEXT_IS("127.0.0.1"), ON_CALLER),
    STEP(NAME_RESOLVED,        TEXT_IS("127.0.0.1"), ON_CALLER),
    STEP(CONNECTING_TO_SERVER, TEXT_IS("127.0.0.1"), ON_CALLER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_CALLER),
};

int main(void)
{
    unsigned short port = refusing_port();

    get = recorded_get(ASYNCHRONOUS, port);
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    AWAIT(REQUEST_ERROR);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_asynchronous);

    trace_clear(&seen);
    get = recorded_get(SYNCHRONOUS, port);
    CHECK_FAILS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)), ERROR_WINHTTP_CANNOT_CONNECT);
    recorded_close(&get);
    CHECK_TRACE(&seen, expected_synchronous);
    return 0;
}
