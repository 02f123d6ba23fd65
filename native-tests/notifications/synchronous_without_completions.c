/* Whatever a synchronous request does, and however it ends, no completion is notified: progress is, as a control. */
#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "refusing_port.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
    "close\n"
    "connection once\n"
    "receive head\n"
    SEND("no response")
    "close\n";

static void check_record(void)
{
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS), 0);
    CHECK(trace_count(&seen, WINHTTP_CALLBACK_STATUS_RESOLVING_NAME) > 0);
    trace_clear(&seen);
}

static void upload_and_read(unsigned short port)
{
    struct recorded post = recorded_verb(SYNCHRONOUS, port, W("POST"));
    char body[8];
    DWORD count = 0;
    CHECK_SUCCEEDS(WinHttpSendRequest(post.request, NULL, 0, NULL, 0, 3, 0));
    CHECK_SUCCEEDS(WinHttpWriteData(post.request, "xyz", 3, &count));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(post.request, NULL));
    CHECK_SUCCEEDS(WinHttpQueryDataAvailable(post.request, &count));
    CHECK_EQ(count, 3);
    CHECK_SUCCEEDS(WinHttpReadData(post.request, body, sizeof body, &count));
    CHECK_EQ(count, 3);
    CHECK_SUCCEEDS(WinHttpReadData(post.request, body, sizeof body, &count));
    CHECK_EQ(count, 0);
    recorded_close(&post);
    check_record();
}

static void failing_receive(unsigned short port)
{
    struct recorded get = recorded_get(SYNCHRONOUS, port);
    CHECK_SUCCEEDS(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    CHECK_FAILS(WinHttpReceiveResponse(get.request, NULL), ERROR_WINHTTP_INVALID_SERVER_RESPONSE);
    recorded_close(&get);
    check_record();
}

static void failing_send(void)
{
    struct recorded get = recorded_get(SYNCHRONOUS, refusing_port());
    CHECK_FAILS(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_CANNOT_CONNECT);
    recorded_close(&get);
    check_record();
}

int main(void)
{
    struct loopback server = loopback_start(script);
    upload_and_read(server.port);
    failing_receive(server.port);
    failing_send();
    loopback_stop(&server);
    return 0;
}
