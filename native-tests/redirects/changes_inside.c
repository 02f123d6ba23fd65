/* Inside REDIRECT headers are added for the next leg; cookies can be removed there, not added. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /last\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

static BOOL add(HINTERNET request, const WCHAR *line, DWORD modifiers)
{
    return WinHttpAddRequestHeaders(request, line, (DWORD)-1, modifiers);
}

static void change(HINTERNET request)
{
    static const DWORD refused[] = {
        0, WINHTTP_ADDREQ_FLAG_ADD, WINHTTP_ADDREQ_FLAG_ADD_IF_NEW, WINHTTP_ADDREQ_FLAG_REPLACE,
        WINHTTP_ADDREQ_FLAG_ADD | WINHTTP_ADDREQ_FLAG_REPLACE, WINHTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON,
    };
    size_t i;

    for (i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        CHECK_FAILS(add(request, W("Cookie: late=1"), refused[i]), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    }
    CHECK_FAILS(add(request, W("X-Not: this\r\ncOOkie : late=1"), 0), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_SUCCEEDS(add(request, W("X-Hop: "), WINHTTP_ADDREQ_FLAG_ADD | WINHTTP_ADDREQ_FLAG_REPLACE));
    if (trace_count(&seen, WINHTTP_CALLBACK_STATUS_REDIRECT) == 1) {
        CHECK_SUCCEEDS(add(request, W("X-Hop: first"), 0));
    } else {
        CHECK_SUCCEEDS(add(request, W("X-Hop: second"), 0));
        CHECK_SUCCEEDS(add(request, W("Cookie:"), WINHTTP_ADDREQ_FLAG_REPLACE));
    }
}

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_REDIRECT) {
        change(handle);
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;

    EACH_MODE(mode) {
        struct recorded get = recorded_get_with(mode, server.port, on_status);

        CHECK(WinHttpAddRequestHeaders(get.request, W("Cookie: own=1"), (DWORD)-1, 0));
        CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
        if (mode == ASYNCHRONOUS) {
            AWAIT(SENDREQUEST_COMPLETE);
        }
        CHECK(WinHttpReceiveResponse(get.request, NULL));
        if (mode == ASYNCHRONOUS) {
            AWAIT(HEADERS_AVAILABLE);
        }
        CHECK_SENT(&server, mode, 0, "X-Hop", NULL);
        CHECK_SENT(&server, mode, 0, "Cookie", "own=1");
        CHECK_SENT(&server, mode, 1, "X-Hop", "first");
        CHECK_SENT(&server, mode, 1, "Cookie", "own=1");
        CHECK_SENT(&server, mode, 1, "X-Not", NULL);
        CHECK_SENT(&server, mode, 2, "X-Hop", "second");
        CHECK_SENT(&server, mode, 2, "Cookie", NULL);
        recorded_close(&get);
        trace_clear(&seen);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
