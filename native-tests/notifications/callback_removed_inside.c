/* A callback that removes itself from inside SENDING_REQUEST is not called again, not even for the closing. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

static struct recorded get;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_CALLER),
    STEP(SENDING_REQUEST, NO_PAYLOAD, ON_CALLER),
};

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_SENDING_REQUEST) {
        CHECK(WinHttpSetStatusCallback(handle, NULL, 0, 0) == on_status);
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get_with(SYNCHRONOUS, server.port, on_status);
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    CHECK_SUCCEEDS(TRACE_CALL(&seen, WinHttpCloseHandle(get.request)));
    client_close(&get.client);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
