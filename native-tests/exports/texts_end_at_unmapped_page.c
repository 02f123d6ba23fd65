/* No function reads beyond the terminator of a text, or beyond its length where one is given. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "guarded.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "X-Name: value\r\n" "Content-Length: 0\r\n\r\n")
    "loop\n";

static DWORD length_of(const WCHAR *text)
{
    return (DWORD)text_length(text);
}

static void opening(unsigned short port)
{
    HINTERNET session = WinHttpOpen(guarded_text(W("agent/1.0")), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0);
    HINTERNET connect = WinHttpConnect(session, guarded_text(W("server.example")), port, 0);
    LPCWSTR *types = (LPCWSTR *)guarded_bytes(3 * sizeof *types);
    HINTERNET request;
    types[0] = guarded_text(W("text/html"));
    types[1] = guarded_text(W("image/png"));
    types[2] = NULL;
    CHECK_SUCCEEDS(connect != NULL);
    request = WinHttpOpenRequest(connect, guarded_text(W("POST")), guarded_text(W("/a b?c#d")),
        guarded_text(W("HTTP/1.1")),
        guarded_text(W("http://from.example/")), types, 0);
    CHECK_SUCCEEDS(request != NULL);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));

    /* Empty ones are a terminator and nothing else. */
    request = WinHttpOpenRequest(connect, guarded_text(W("")), guarded_text(W("")), guarded_text(W("")),
        guarded_text(W("")), types + 2, 0);
    CHECK_SUCCEEDS(request != NULL);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_FAILS(WinHttpConnect(session, guarded_text(W("")), port, 0), ERROR_WINHTTP_INVALID_URL);
    CHECK_FAILS(WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NAMED_PROXY, guarded_text(W("")), NULL, 0),
        ERROR_INVALID_PARAMETER);

    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, guarded_characters(W("agent"), 5), 5));
    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, guarded_text(W("agent")), 6));
    CHECK_SUCCEEDS(WinHttpSetOption(session, WINHTTP_OPTION_USER_AGENT, guarded_bytes(0), 0));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
}

static void headers(unsigned short port)
{
    struct open_handles handles = open_handles(0, port);
    HINTERNET request = handles.request;
    const WCHAR *lines = W("A: 1\r\nB: 2\r\n");
    DWORD add = WINHTTP_ADDREQ_FLAG_ADD, cut;
    void *body = memcpy(guarded_bytes(3), "abc", 3);

    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, guarded_text(lines), (DWORD)-1, add));
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, guarded_text(lines), length_of(lines), add));
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, guarded_text(W("C: 3")), 1000, add)); /* ends before its length */
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, guarded_text(W("")), (DWORD)-1, add));
    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, guarded_bytes(0), 0, add));
    /* Cut anywhere, also between CR and LF; whether that is a good line is another matter. */
    for (cut = 1; cut <= length_of(lines); cut++) {
        if (!WinHttpAddRequestHeaders(request, guarded_characters(lines, cut), cut, add)) {
            CHECK_EQ(GetLastError(), ERROR_INVALID_PARAMETER);
        }
    }

    CHECK_SUCCEEDS(WinHttpSendRequest(request, guarded_text(lines), (DWORD)-1, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    CHECK_SUCCEEDS(WinHttpSendRequest(request, guarded_characters(lines, length_of(lines)), length_of(lines), NULL, 0,
        0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    CHECK_SUCCEEDS(WinHttpSendRequest(request, guarded_text(W("")), (DWORD)-1, body, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(request, NULL));
    close_handles(&handles);
}

/* On a connection of their own: the server does not take bodies. */
static void bodies(void)
{
    struct loopback server = loopback_start(
        "connection\n" "receive request\n" SEND("HTTP/1.1 204 No Content\r\n\r\n") "loop\n");
    struct open_handles handles = open_handles(0, server.port);
    void *body = memcpy(guarded_bytes(3), "abc", 3);
    DWORD *count = (DWORD *)guarded_bytes(sizeof *count);
    CHECK_SUCCEEDS(WinHttpSendRequest(handles.request, NULL, 0, body, 3, 3, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(handles.request, NULL));
    CHECK_SUCCEEDS(WinHttpSendRequest(handles.request, NULL, 0, body, 3, 6, 0));
    CHECK_SUCCEEDS(WinHttpWriteData(handles.request, body, 3, count));
    CHECK_EQ(*count, 3);
    CHECK_SUCCEEDS(WinHttpReceiveResponse(handles.request, NULL));
    close_handles(&handles);
    loopback_check_script(&server);
    loopback_stop(&server);
}

static void names_of_queried_headers(HINTERNET request)
{
    WCHAR value[16];
    DWORD length = sizeof value;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, WINHTTP_QUERY_CUSTOM, guarded_text(W("X-Name")), value, &length, NULL));
    CHECK_WIDE(value, W("value"));
    length = sizeof value;
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_CUSTOM, guarded_text(W("X-Nam")), value, &length, NULL),
        ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_CUSTOM, guarded_text(W("")), value, &length, NULL),
        ERROR_INVALID_PARAMETER);
}

static void urls_and_dates(void)
{
    const WCHAR *url = W("http://u:p@server.example:81/path?extra#end");
    URL_COMPONENTS *components = (URL_COMPONENTS *)guarded_bytes(sizeof *components);
    SYSTEMTIME *time = (SYSTEMTIME *)guarded_bytes(sizeof *time);
    WCHAR created[128];
    DWORD cut, length = 128;

    for (cut = 1; cut <= length_of(url); cut++) {
        memset(components, 0, sizeof *components);
        components->dwStructSize = sizeof *components;
        components->dwHostNameLength = components->dwExtraInfoLength = 1;
        if (!WinHttpCrackUrl(guarded_characters(url, cut), cut, 0, components)) {
            CHECK(GetLastError() == ERROR_WINHTTP_UNRECOGNIZED_SCHEME || GetLastError() == ERROR_WINHTTP_INVALID_URL);
        }
    }
    CHECK_EQ(components->dwHostNameLength, 14);
    components->lpszHostName = components->lpszExtraInfo = NULL;
    CHECK_SUCCEEDS(WinHttpCrackUrl(guarded_text(url), 0, 0, components));
    CHECK_FAILS(WinHttpCrackUrl(guarded_text(W("")), 0, 0, components), ERROR_WINHTTP_UNRECOGNIZED_SCHEME);

    memset(components, 0, sizeof *components);
    components->dwStructSize = sizeof *components;
    components->lpszScheme = guarded_characters(W("https"), 5);
    components->dwSchemeLength = 5;
    components->lpszHostName = guarded_characters(W("host"), 4);
    components->dwHostNameLength = 4;
    components->lpszUserName = guarded_text(W("user"));
    components->lpszPassword = guarded_text(W(""));
    components->lpszUrlPath = guarded_characters(W("/path"), 5);
    components->dwUrlPathLength = 5;
    components->lpszExtraInfo = guarded_text(W("?extra"));
    CHECK_SUCCEEDS(WinHttpCreateUrl(components, ICU_ESCAPE, created, &length));
    CHECK_WIDE(created, W("https://user:@host/path?extra"));

    CHECK_SUCCEEDS(WinHttpTimeToSystemTime(guarded_text(W("Sun, 06 Nov 1994 08:49:37 GMT")), time));
    CHECK_EQ(time->wYear, 1994);
    CHECK_FAILS(WinHttpTimeToSystemTime(guarded_text(W("")), time), ERROR_WINHTTP_INTERNAL_ERROR);
    CHECK_FAILS(WinHttpTimeToSystemTime(guarded_text(W("Sun, 06 Nov")), time), ERROR_WINHTTP_INTERNAL_ERROR);
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    opening(exchange.server.port);
    headers(exchange.server.port);
    bodies();
    names_of_queried_headers(exchange.request);
    urls_and_dates();
    exchange_end(&exchange);
    return 0;
}
