/*
 * An upload in parts, asynchronously. The server says nothing before it has all of the body: SENDREQUEST_COMPLETE and
 * the WRITE_COMPLETEs cannot have waited for it, ReceiveResponse must.
 */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    "wait answer\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

static struct recorded post;
static char start[] = "ab";

static const struct trace_step expected[] = {
    CALL("WinHttpSendRequest"),
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(start, 2),      ON_ANY),
    CALL("WinHttpWriteData"),
    STEP(WRITE_COMPLETE,       NUMBER_IS(3),             ON_ANY),
    CALL("WinHttpWriteData"),
    STEP(WRITE_COMPLETE,       NUMBER_IS(1),             ON_ANY),
    CALL("WinHttpReceiveResponse"),
    STEP(RECEIVING_RESPONSE,   NO_PAYLOAD,               ON_CALLER),
    STEP(RESPONSE_RECEIVED,    NUMBER_ANY,               ON_OTHER),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,               ON_OTHER),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&post.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    post = recorded_verb(ASYNCHRONOUS, server.port, W("POST"));

    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(post.request, NULL, 0, start, 2, 6, 0)));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpWriteData(post.request, "cde", 3, NULL)));
    AWAIT(WRITE_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpWriteData(post.request, "f", 1, NULL)));
    AWAIT(WRITE_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(post.request, NULL)));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    loopback_open_gate(&server, "answer");
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&post);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
