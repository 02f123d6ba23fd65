/*
 * Response levels are 12019 until the response has been received, and again from the next send on; request levels
 * answer at any time.
 */
#include "check.h"
#include "exchange.h"
#include "header_text.h"
#include "text.h"
#include "trace.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait reply\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 404 Not Found\r\n" "Content-Length: 0\r\n\r\n");

static struct trace seen;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

static void no_response(HINTERNET request)
{
    DWORD state = ERROR_WINHTTP_INCORRECT_HANDLE_STATE;
    header_fails(request, WINHTTP_QUERY_STATUS_CODE, NULL, state);
    header_fails(request, WINHTTP_QUERY_RAW_HEADERS, NULL, state);
    header_fails(request, WINHTTP_QUERY_CONTENT_LENGTH, NULL, state);
    header_fails(request, WINHTTP_QUERY_CUSTOM, W("X"), state);
    header_fails(request, WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER, NULL, state);
    header_is(request, WINHTTP_QUERY_REQUEST_METHOD, NULL, "GET");
    header_is(request, WINHTTP_QUERY_CONNECTION | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, NULL, "Keep-Alive");
}

static void asynchronous(void)
{
    struct loopback server = loopback_start(script);
    struct open_handles handles = open_handles(WINHTTP_FLAG_ASYNC, server.port);
    HINTERNET request = handles.request;
    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0) == NULL);
    no_response(request);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    no_response(request); /* while the send is pending */
    loopback_open_gate(&server, "reply");
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE, 20000);
    no_response(request); /* nobody has asked for it yet */
    CHECK(WinHttpReceiveResponse(request, NULL));
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE, 20000);
    header_is(request, WINHTTP_QUERY_STATUS_CODE, NULL, "200");
    close_handles(&handles);
    loopback_stop(&server);
}

static void blocking(void)
{
    struct loopback server = loopback_start(script);
    struct open_handles handles = open_handles(0, server.port);
    HINTERNET request = handles.request;
    no_response(request);
    CHECK_SUCCEEDS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    no_response(request);
    loopback_open_gate(&server, "reply");
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    header_is(request, WINHTTP_QUERY_STATUS_CODE, NULL, "200");
    CHECK_SUCCEEDS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    no_response(request);
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    header_is(request, WINHTTP_QUERY_STATUS_CODE, NULL, "404");
    close_handles(&handles);
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    asynchronous();
    blocking();
    return 0;
}
