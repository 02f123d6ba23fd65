/* Ten 1xx responses are accepted (MAX_HTTP_STATUS_CONTINUE), the eleventh is an invalid answer of the server. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND_REPEAT(10, "HTTP/1.1 103 Early Hints\r\n\r\n")
    SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND_REPEAT(11, "HTTP/1.1 103 Early Hints\r\n\r\n")
    SEND("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    "close\n";

static DWORD receive(unsigned short port)
{
    struct recorded get = recorded_get(ASYNCHRONOUS, port);
    struct trace_entry completion;

    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    AWAIT(SENDREQUEST_COMPLETE);
    CHECK(WinHttpReceiveResponse(get.request, NULL));
    completion = trace_wait(&seen, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE | WINHTTP_CALLBACK_STATUS_REQUEST_ERROR, 10000);
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE), 10);
    recorded_close(&get);
    trace_clear(&seen);
    CHECK(completion.status == WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE || completion.payload.operation == API_RECEIVE_RESPONSE);
    return completion.status == WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE ? 0 : completion.payload.number;
}

int main(void)
{
    struct loopback server = loopback_start(script);
    CHECK_EQ(receive(server.port), 0);
    CHECK_EQ(receive(server.port), ERROR_WINHTTP_INVALID_SERVER_RESPONSE);
    loopback_stop(&server);
    return 0;
}
