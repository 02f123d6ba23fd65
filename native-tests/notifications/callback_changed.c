/*
 * Another callback in the middle of an exchange: SetStatusCallback gives the one before, and from then on only the new
 * one is called, with its own flags. Removed, nobody is called. Children made before keep what they inherited.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

static struct trace seen_by_other;
static struct recorded get;
static char body[8];

static void CALLBACK record_other(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen_by_other, handle, context, status, info, length);
}

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),      ON_ANY),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&get.request), ON_ANY),
};

static const struct trace_step expected_by_other[] = {
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,              ON_CALLER),
    STEP(READ_COMPLETE,        BUFFER_IS(body, 1),      ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    get = recorded_get(ASYNCHRONOUS, server.port);

    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(WinHttpSetStatusCallback(get.request, record_other, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0) == record);
    CHECK_EQ(GetLastError(), 0);
    CHECK_SUCCEEDS(TRACE_CALL(&seen_by_other, WinHttpReceiveResponse(get.request, NULL)));
    CHECK_SUCCEEDS(WinHttpReadData(get.request, body, 1, NULL));

    CHECK(WinHttpSetStatusCallback(get.request, NULL, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == record_other);
    CHECK_SUCCEEDS(WinHttpReadData(get.request, body, 1, NULL));
    CHECK(WinHttpSetStatusCallback(get.request, NULL, 0, 0) == NULL);

    CHECK(WinHttpSetStatusCallback(get.request, record, WINHTTP_CALLBACK_FLAG_HANDLES, 0) == NULL);
    CHECK_SUCCEEDS(WinHttpReadData(get.request, body, 1, NULL));
    /* Too late for the request, which inherited none. */
    CHECK(WinHttpSetStatusCallback(get.client.connection, record_other, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    CHECK(WinHttpSetStatusCallback(get.client.connection, NULL, 0, 0) == record_other);
    recorded_close(&get);

    CHECK_TRACE(&seen, expected);
    CHECK_TRACE(&seen_by_other, expected_by_other);
    loopback_stop(&server);
    return 0;
}
