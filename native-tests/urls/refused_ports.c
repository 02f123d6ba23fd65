/* The ports of other well-known services are refused by the send, before anything goes over the network. */
#include "check.h"
#include "open_handles.h"
#include "trace.h"

static const unsigned short ports[] = { 21, 25, 70, 110, 119, 143 };
static struct trace seen;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

int main(void)
{
    unsigned at;
    for (at = 0; at < sizeof ports / sizeof ports[0]; at++) {
        struct open_handles blocking = open_handles(0, ports[at]);
        struct open_handles asynchronous = open_handles(WINHTTP_FLAG_ASYNC, ports[at]);
        DWORD notified = WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS;
        CHECK(WinHttpSetStatusCallback(blocking.request, on_status, notified, 0) == NULL);
        CHECK(WinHttpSetStatusCallback(asynchronous.request, on_status, notified, 0) == NULL);
        CHECK_FAILS(WinHttpSendRequest(blocking.request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_INVALID_URL);
        CHECK(WinHttpSendRequest(asynchronous.request, NULL, 0, NULL, 0, 0, 0));
        CHECK_EQ(trace_wait(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR, 20000).payload.number,
            ERROR_WINHTTP_INVALID_URL);
        CHECK_EQ(trace_count(&seen,
            WINHTTP_CALLBACK_STATUS_RESOLVING_NAME | WINHTTP_CALLBACK_STATUS_CONNECTING_TO_SERVER), 0);
        close_handles(&blocking);
        close_handles(&asynchronous);
    }
    return 0;
}
