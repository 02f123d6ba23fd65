/* REQUEST_SENT counts head and initial body: as many bytes as the server has then received, in both modes. */
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

/* Small bodies travel with the head, large ones behind it. */
static const DWORD body_sizes[] = { 0, 1, 1000, 16384, 16385, 70000 };

int main(void)
{
    struct loopback server = loopback_start(script);
    char *body = (char *)calloc(1, 70000);
    unsigned connection = 0;
    enum call_mode mode;
    size_t at;

    EACH_MODE(mode) {
        for (at = 0; at < sizeof body_sizes / sizeof body_sizes[0]; at++) {
            DWORD size = body_sizes[at];
            struct recorded post = recorded_verb(mode, server.port, W("POST"));
            struct loopback_bytes received;
            DWORD sent;

            CHECK(WinHttpSendRequest(post.request, W("X-Colour: blue\r\n"), (DWORD)-1, body, size, size, 0));
            sent = AWAIT(REQUEST_SENT).payload.number;
            if (mode == ASYNCHRONOUS) {
                CHECK_EQ(AWAIT(SENDREQUEST_COMPLETE).payload.length, size);
            }
            CHECK(WinHttpReceiveResponse(post.request, NULL));
            if (mode == ASYNCHRONOUS) {
                AWAIT(HEADERS_AVAILABLE);
            }
            recorded_close(&post);

            received = loopback_received(&server, connection++);
            CHECK_EQ(sent, received.total);
            CHECK(strstr(received.data, "X-Colour: blue\r\n") != NULL);
            free(received.data);
            trace_clear(&seen);
        }
    }
    free(body);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
