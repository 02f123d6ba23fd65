/*
 * Where the context of a request comes from: its parent, as it was at creation; WINHTTP_OPTION_CONTEXT_VALUE; the
 * dwContext of SendRequest unless 0. HANDLE_CLOSING carries the last one.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n")
    "loop\n";

static void set_context(HINTERNET handle, DWORD_PTR context)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
}

static DWORD_PTR context_of(HINTERNET handle)
{
    DWORD_PTR context = 0;
    DWORD size = sizeof context;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, WINHTTP_OPTION_CONTEXT_VALUE, &context, &size));
    CHECK_EQ(size, sizeof context);
    return context;
}

/* All that an exchange notifies carries this context; the request is closed. */
static void check_exchange(enum call_mode mode, HINTERNET request, DWORD_PTR sent, DWORD_PTR expected)
{
    size_t at;
    trace_clear(&seen);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, sent));
    if (mode == ASYNCHRONOUS) {
        AWAIT(SENDREQUEST_COMPLETE);
    }
    CHECK(WinHttpReceiveResponse(request, NULL));
    if (mode == ASYNCHRONOUS) {
        AWAIT(HEADERS_AVAILABLE);
    }
    CHECK_EQ(context_of(request), expected);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    AWAIT(HANDLE_CLOSING);
    for (at = 0; at < trace_count(&seen, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS); at++) {
        CHECK_EQ(trace_get(&seen, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, at).context, expected);
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;

    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        HINTERNET late_parent, request;
        CHECK(WinHttpSetStatusCallback(client.connection, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);

        /* Nobody has set one: 0, and HANDLE_CLOSING comes all the same. */
        request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
        CHECK_EQ(context_of(request), 0);
        check_exchange(mode, request, 0, 0);

        /* Inherited; a later change of the parent does not count. */
        set_context(client.connection, 111);
        request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
        set_context(client.connection, 222);
        check_exchange(mode, request, 0, 111);

        /* The option wins over what was inherited, and 0 in SendRequest keeps it. */
        request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
        set_context(request, 333);
        check_exchange(mode, request, 0, 333);

        /* SendRequest's wins over both. */
        request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
        set_context(request, 333);
        check_exchange(mode, request, 444, 444);

        /* The option can take it back to 0. */
        request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
        set_context(request, 0);
        check_exchange(mode, request, 0, 0);

        /* A pointer's width, from the session through the connect handle. */
        set_context(client.session, (DWORD_PTR)-2);
        late_parent = WinHttpConnect(client.session, W("127.0.0.1"), server.port, 0);
        CHECK(WinHttpSetStatusCallback(late_parent, record, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
        request = WinHttpOpenRequest(late_parent, NULL, NULL, NULL, NULL, NULL, 0);
        check_exchange(mode, request, 0, (DWORD_PTR)-2);

        CHECK_SUCCEEDS(WinHttpCloseHandle(late_parent));
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
