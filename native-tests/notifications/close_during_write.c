/* Closing while WriteData cannot go on because the server takes nothing: more is written than any buffer holds. */
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait never\n";

enum { BODY_BYTES = 64 * 1024 * 1024 };

static struct recorded put;

static const struct trace_step expected[] = {
    CONNECT_STEPS(ON_ANY),
    SEND_STEPS(ON_ANY),
    STEP(SENDREQUEST_COMPLETE, BUFFER_IS(NULL, 0), ON_ANY),
    CALL("WinHttpWriteData"),
    CALL("WinHttpCloseHandle"),
    STEP(REQUEST_ERROR,        FAILURE_IS(API_WRITE_DATA, ERROR_WINHTTP_OPERATION_CANCELLED), ON_ANY),
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
    recorded_close(&put);
    CHECK_TRACE(&seen, expected);
    free(body);
    loopback_stop(&server);
    return 0;
}
