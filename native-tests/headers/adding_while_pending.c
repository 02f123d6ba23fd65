/* While an operation is pending no header can be added: 12019, whatever the lines; before and after it works. */
#include "loopback.h"
#include "open_handles.h"
#include "own_list.h"
#include "trace.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait reply\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 0\r\n\r\n")
    "loop\n";

static struct trace seen;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    struct open_handles handles = open_handles(WINHTTP_FLAG_ASYNC, server.port);
    HINTERNET request = handles.request;
    struct loopback_bytes bytes;

    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0) == NULL);
    CHECK_SUCCEEDS(add(request, W("A: before"), WINHTTP_ADDREQ_FLAG_ADD));
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    CHECK_FAILS(add(request, W("B: meanwhile"), WINHTTP_ADDREQ_FLAG_ADD), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_FAILS(add(request, W("malformed"), WINHTTP_ADDREQ_FLAG_ADD), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    loopback_open_gate(&server, "reply");
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE, 20000);
    CHECK_SUCCEEDS(add(request, W("C: after"), WINHTTP_ADDREQ_FLAG_ADD));
    CHECK(WinHttpReceiveResponse(request, NULL));
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE, 20000);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE, 20000);
    CHECK(WinHttpReceiveResponse(request, NULL));
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE, 20000);

    bytes = loopback_received(&server, 0);
    CHECK(strstr(bytes.data, "B: meanwhile") == NULL);
    CHECK(strstr(bytes.data, "A: before\r\nC: after\r\n") != NULL); /* the second send */
    free(bytes.data);
    close_handles(&handles);
    loopback_stop(&server);
    return 0;
}
