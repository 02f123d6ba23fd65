/*
 * Last error and thread never disagree. The body comes byte by byte, in its own time, so that some reads find data and
 * others wait; each is judged by itself.
 */
#include <stdio.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 128\r\n\r\n")
    SEND_BYTEWISE(1, "0123456789abcdef" "0123456789abcdef" "0123456789abcdef" "0123456789abcdef")
    SEND("0123456789abcdef" "0123456789abcdef" "0123456789abcdef" "0123456789abcdef");

int main(void)
{
    struct loopback server = loopback_start(script);
    struct recorded get = recorded_get(ASYNCHRONOUS, server.port);
    unsigned inlined = 0, pended = 0;
    char byte;

    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(WinHttpReceiveResponse(get.request, NULL));
    AWAIT(HEADERS_AVAILABLE);
    for (;;) {
        BOOL accepted = TRACE_CALL(&seen, WinHttpReadData(get.request, &byte, 1, NULL));
        DWORD error = GetLastError();
        struct trace_entry completion;
        CHECK(accepted);
        CHECK(error == 0 || error == ERROR_IO_PENDING);
        completion = AWAIT(READ_COMPLETE);
        CHECK_EQ(completion.on_caller, error == 0);
        inlined += error == 0;
        pended += error != 0;
        if (completion.payload.length == 0) {
            break;
        }
    }
    CHECK_EQ(inlined + pended, 129);
    CHECK(inlined > 0); /* the last 64 come at once */
    printf("%u inline, %u pending\n", inlined, pended);
    recorded_close(&get);
    loopback_stop(&server);
    return 0;
}
