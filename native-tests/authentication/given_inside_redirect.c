/* What WinHttpSetCredentials gives inside REDIRECT is for the server that the redirect leads to. */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /basic\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /digest\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_REDIRECT) {
        int first = trace_count(&seen, WINHTTP_CALLBACK_STATUS_REDIRECT) == 1;

        CHECK_SUCCEEDS(WinHttpSetCredentials(handle, WINHTTP_AUTH_TARGET_SERVER,
            first ? WINHTTP_AUTH_SCHEME_BASIC : WINHTTP_AUTH_SCHEME_DIGEST, W("u"), W("p"), NULL));
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;

    EACH_MODE(mode) {
        struct recorded get = recorded_get_with(mode, server.port, on_status);
        char *status;

        CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
        if (mode == ASYNCHRONOUS) {
            AWAIT(SENDREQUEST_COMPLETE);
        }
        CHECK(WinHttpReceiveResponse(get.request, NULL));
        if (mode == ASYNCHRONOUS) {
            AWAIT(HEADERS_AVAILABLE);
        }
        status = legs_header(get.request, WINHTTP_QUERY_STATUS_CODE);
        CHECK_TEXT(status, "200");
        free(status);
        CHECK_SENT(&server, mode, 0, "Authorization", NULL);
        CHECK_SENT(&server, mode, 1, "Authorization", "Basic dTpw");
        CHECK_SENT(&server, mode, 2, "Authorization", NULL); /* Digest waits for its challenge */
        recorded_close(&get);
        trace_clear(&seen);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
