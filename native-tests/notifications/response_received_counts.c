/* The counts of all RESPONSE_RECEIVED add up to the bytes of the response, heads and framing included. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

/* 25 + 47 bytes of heads, 1000 chunks of 32 bytes, each 4 + 32 + 2 on the wire, and an end of 5. */
static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 100 Continue\r\n\r\n")
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    SEND_REPEAT(1000, "20\r\n" "0123456789abcdef0123456789abcdef" "\r\n")
    SEND("0\r\n\r\n")
    "loop\n";

enum { RESPONSE_BYTES = 25 + 47 + 1000 * 38 + 5, BODY_BYTES = 32000 };

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;

    EACH_MODE(mode) {
        static char body[BODY_BYTES + 1];
        struct recorded get = recorded_get(mode, server.port);
        size_t at;
        DWORD sum = 0;

        CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
        if (mode == ASYNCHRONOUS) {
            AWAIT(SENDREQUEST_COMPLETE);
        }
        CHECK(WinHttpReceiveResponse(get.request, NULL));
        if (mode == ASYNCHRONOUS) {
            AWAIT(HEADERS_AVAILABLE);
            /* More than there is: it returns at the end of the body. */
            CHECK(WinHttpReadData(get.request, body, sizeof body, NULL));
            CHECK_EQ(AWAIT(READ_COMPLETE).payload.length, BODY_BYTES);
        } else {
            DWORD count = 0;
            CHECK(WinHttpReadData(get.request, body, sizeof body, &count));
            CHECK_EQ(count, BODY_BYTES);
        }
        recorded_close(&get);
        for (at = 0; at < trace_count(&seen, WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED); at++) {
            sum += trace_get(&seen, WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED, at).payload.number;
        }
        CHECK_EQ(sum, RESPONSE_BYTES);
        trace_clear(&seen);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
