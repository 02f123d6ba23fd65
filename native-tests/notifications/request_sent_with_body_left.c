/* REQUEST_SENT counts the head and the body given to SendRequest, not what is written later. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connection = 0;
    enum call_mode mode;

    EACH_MODE(mode) {
        struct recorded post = recorded_verb(mode, server.port, W("POST"));
        char start[] = "abc";
        struct loopback_bytes received;

        CHECK(WinHttpSendRequest(post.request, NULL, 0, start, 3, 8, 0));
        if (mode == ASYNCHRONOUS) {
            AWAIT(SENDREQUEST_COMPLETE);
        }
        CHECK(WinHttpWriteData(post.request, "defgh", 5, NULL));
        if (mode == ASYNCHRONOUS) {
            AWAIT(WRITE_COMPLETE);
        }
        CHECK(WinHttpReceiveResponse(post.request, NULL));
        if (mode == ASYNCHRONOUS) {
            AWAIT(HEADERS_AVAILABLE);
        }
        received = loopback_received(&server, connection++);
        CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_SENT), 1);
        CHECK_EQ(AWAIT(REQUEST_SENT).payload.number, received.total - 5);
        CHECK_TEXT(strstr(received.data, "\r\n\r\n") + 4, "abcdefgh");
        free(received.data);
        recorded_close(&post);
        trace_clear(&seen);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
