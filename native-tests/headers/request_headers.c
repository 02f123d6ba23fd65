/* FLAG_REQUEST_HEADERS before and after sending: what is sent, with the request line in the raw levels. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "header_text.h"
#include "text.h"
#include "wire.h"

static const DWORD of_request = WINHTTP_QUERY_FLAG_REQUEST_HEADERS;

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = WinHttpOpenRequest(wire.handles.connect, W("PUT"), W("/a b"), NULL, NULL, NULL, 0);
    char expected[256], *head;
    char body[] = "abc";

    CHECK_SUCCEEDS(WinHttpAddRequestHeaders(request, W("A: 1\r\nB: 2\r\na: 3"), (DWORD)-1, WINHTTP_ADDREQ_FLAG_ADD));
    header_is(request, of_request | WINHTTP_QUERY_REQUEST_METHOD, NULL, "PUT");
    header_is(request, WINHTTP_QUERY_REQUEST_METHOD, NULL, "PUT");
    header_is(request, of_request | WINHTTP_QUERY_VERSION, NULL, "HTTP/1.1");
    sprintf(expected,
        "PUT /a%%20b HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nB: 2\r\na: 3\r\nHost: 127.0.0.1:%u\r\n\r\n",
        wire.server.port);
    header_is(request, of_request | WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, expected);
    sprintf(expected, "PUT /a%%20b HTTP/1.1|Connection: Keep-Alive|A: 1|B: 2|a: 3|Host: 127.0.0.1:%u|",
        wire.server.port);
    header_is(request, of_request | WINHTTP_QUERY_RAW_HEADERS, NULL, expected);
    header_is(request, of_request | WINHTTP_QUERY_CUSTOM, W("A"), "1");

    CHECK_SUCCEEDS(WinHttpSendRequest(request, W("C: 4"), (DWORD)-1, body, 3, 3, 0));
    head = wire_finish(&wire, request);
    CHECK_TEXT(head,
        "PUT /a%20b HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nB: 2\r\na: 3\r\nC: 4\r\nContent-Length: 3\r\n"
        "Host: 127.0.0.1:PORT\r\n\r\nabc");
    free(head);
    sprintf(expected,
        "PUT /a%%20b HTTP/1.1\r\nConnection: Keep-Alive\r\nA: 1\r\nB: 2\r\na: 3\r\nC: 4\r\nContent-Length: 3\r\n"
        "Host: 127.0.0.1:%u\r\n\r\n", wire.server.port);
    header_is(request, of_request | WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, expected);
    header_is(request, of_request | WINHTTP_QUERY_CONTENT_LENGTH, NULL, "3");
    header_is(request, of_request | WINHTTP_QUERY_CUSTOM, W("C"), "4");
    header_fails(request, of_request | WINHTTP_QUERY_CUSTOM, W("D"), ERROR_WINHTTP_HEADER_NOT_FOUND);
    header_is(request, WINHTTP_QUERY_STATUS_CODE, NULL, "204");
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    wire_stop(&wire);
    return 0;
}
