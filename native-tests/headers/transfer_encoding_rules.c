/*
 * A Transfer-Encoding header of the caller: no lengths, no initial body, no Content-Length, else 87. The body then
 * passes as it is written; the caller frames it.
 */
#include "own_list.h"
#include "wire.h"

static const WCHAR chunked[] = W("Transfer-Encoding: chunked");

static HINTERNET post(struct wire *wire)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, W("POST"), NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);
    return request;
}

static void refused(struct wire *wire, const WCHAR *headers, DWORD optional, DWORD total)
{
    HINTERNET request = post(wire);
    char body[] = "abc";
    CHECK_FAILS(WinHttpSendRequest(request, headers, (DWORD)-1, body, optional, total, 0), ERROR_INVALID_PARAMETER);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

int main(void)
{
    struct wire wire = wire_start();
    HINTERNET request = post(&wire);
    DWORD written = 0;
    char *all;

    refused(&wire, chunked, 3, 3);
    refused(&wire, chunked, 3, 0);
    refused(&wire, chunked, 0, 3);
    refused(&wire, W("Transfer-Encoding: chunked\r\nContent-Length: 0"), 0, 0);
    refused(&wire, W("Content-Length: 3\r\ntransfer-encoding: chunked"), 0, 3);
    CHECK_EQ(loopback_connections(&wire.server), 0);

    CHECK_SUCCEEDS(WinHttpSendRequest(request, chunked, (DWORD)-1, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpWriteData(request, "3\r\nabc\r\n", 8, &written));
    CHECK_EQ(written, 8);
    CHECK_SUCCEEDS(WinHttpWriteData(request, "A;x=y\r\n0123456789\r\n", 19, &written));
    CHECK_EQ(written, 19);
    CHECK_SUCCEEDS(WinHttpWriteData(request, "0\r\n\r\n", 5, &written));
    all = wire_finish(&wire, request);
    CHECK_TEXT(all, "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nTransfer-Encoding: chunked\r\n"
        "Host: 127.0.0.1:PORT\r\n\r\n3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n");
    free(all);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    wire_stop(&wire);
    return 0;
}
