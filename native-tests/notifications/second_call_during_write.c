/* While WriteData is pending every other operation is refused; it completes once, and the server gets each byte once. */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "refused_calls.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait body\n"
    "receive 67108864\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

enum { BODY_BYTES = 67108864 };

static struct recorded put;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0),     ON_ANY),
    CALL("WinHttpWriteData"),
    CALL("WinHttpSendRequest"),
    CALL("WinHttpWriteData"),
    CALL("WinHttpQueryDataAvailable"),
    CALL("WinHttpReadData"),
    CALL("WinHttpReceiveResponse"),
    STEP(WRITE_COMPLETE,       NUMBER_IS(BODY_BYTES),  ON_OTHER),
    CALL("WinHttpReceiveResponse"),
    RECEIVE_STEPS(ON_ANY),
    STEP(HEADERS_AVAILABLE,    NO_PAYLOAD,             ON_ANY),
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING,       HANDLE_IS(&put.request), ON_ANY),
};

int main(void)
{
    struct loopback server = loopback_start(script);
    char *body = (char *)calloc(1, BODY_BYTES);
    CHECK(body != NULL);
    put = recorded_verb(ASYNCHRONOUS, server.port, W("PUT"));

    CHECK(WinHttpSendRequest(put.request, NULL, 0, NULL, 0, BODY_BYTES, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpWriteData(put.request, body, BODY_BYTES, NULL)));
    CHECK_EQ(GetLastError(), ERROR_IO_PENDING);
    refused_calls_and_receive(put.request);
    loopback_open_gate(&server, "body");
    AWAIT(WRITE_COMPLETE);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(put.request, NULL)));
    AWAIT(HEADERS_AVAILABLE);
    recorded_close(&put);
    CHECK_TRACE(&seen, expected);
    loopback_check_script(&server);
    free(body);
    loopback_stop(&server);
    return 0;
}
