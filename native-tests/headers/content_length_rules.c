/*
 * Content-Length: generated from dwTotalLength; the caller's own has to agree with it below 4 GiB, and from there on
 * needs dwTotalLength 0. Everything else is 87 and sends nothing.
 */
#include <stdio.h>

#include "own_list.h"
#include "wire.h"

static char body[] = "abcdef";

static HINTERNET post(struct wire *wire)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, W("POST"), NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);
    return request;
}

static void sends(struct wire *wire, const WCHAR *headers, DWORD optional, DWORD total, const char *expected)
{
    HINTERNET request = post(wire);
    DWORD written = 1;
    char *all;
    CHECK_SUCCEEDS(WinHttpSendRequest(request, headers, (DWORD)-1, body, optional, total, 0));
    if (optional < total) {
        CHECK_SUCCEEDS(WinHttpWriteData(request, body + optional, total - optional, &written));
        CHECK_EQ(written, total - optional);
    }
    all = wire_finish(wire, request);
    CHECK_TEXT(all, expected);
    free(all);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

static void refused(struct wire *wire, const WCHAR *headers, DWORD optional, DWORD total)
{
    HINTERNET request = post(wire);
    char *text = text_to_utf8(headers);
    printf("%s, %lu of %lu\n", text == NULL ? "none" : text, (unsigned long)optional, (unsigned long)total);
    fflush(stdout); /* the last one printed is the one that failed */
    free(text);
    CHECK_FAILS(WinHttpSendRequest(request, headers, (DWORD)-1, body, optional, total, 0), ERROR_INVALID_PARAMETER);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

/* The body of 4 GiB and more is not sent: the head says enough. */
static void large(struct wire *wire)
{
    HINTERNET request = post(wire);
    struct loopback_bytes bytes;
    CHECK_SUCCEEDS(WinHttpSendRequest(request, W("Content-Length: 4294967296"), (DWORD)-1, NULL, 0,
        WINHTTP_IGNORE_REQUEST_TOTAL_LENGTH, 0));
    CHECK_SUCCEEDS(WinHttpWriteData(request, body, 6, NULL));
    loopback_await_received(&wire->server, wire->exchanges, strlen(
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 4294967296\r\nHost: 127.0.0.1:12345\r\n\r\n"));
    bytes = loopback_received(&wire->server, wire->exchanges++);
    CHECK(strstr(bytes.data, "\r\nContent-Length: 4294967296\r\n") != NULL);
    free(bytes.data);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

int main(void)
{
    struct wire wire = wire_start();
    static const char three[] =
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 3\r\nHost: 127.0.0.1:PORT\r\n\r\nabc";

    sends(&wire, NULL, 3, 3, three);
    sends(&wire, NULL, 1, 3, three);
    sends(&wire, NULL, 0, 3, three);
    sends(&wire, NULL, 0, 0,
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\nHost: 127.0.0.1:PORT\r\n\r\n");
    sends(&wire, W("Content-Length: 3"), 3, 3, three);
    sends(&wire, W("content-length: 3"), 1, 3,
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\ncontent-length: 3\r\nHost: 127.0.0.1:PORT\r\n\r\nabc");
    sends(&wire, W("Content-Length: 0"), 0, 0,
        "POST / HTTP/1.1\r\nConnection: Keep-Alive\r\nContent-Length: 0\r\nHost: 127.0.0.1:PORT\r\n\r\n");

    refused(&wire, W("Content-Length: 4"), 3, 3);
    refused(&wire, W("Content-Length: 3"), 0, 0);
    refused(&wire, W("Content-Length: 0"), 3, 3);
    refused(&wire, W("Content-Length: 4294967295"), 0, 0);
    refused(&wire, W("Content-Length: 4294967296"), 3, 3);
    refused(&wire, W("Content-Length: 99999999999999999999999"), 0, 0);
    refused(&wire, W("Content-Length: -1"), 0, 0xFFFFFFFF);
    refused(&wire, W("Content-Length: three"), 3, 3);
    refused(&wire, W("Content-Length:"), 0, 0);
    refused(&wire, NULL, 3, 2); /* more than in all */
    refused(&wire, NULL, 3, 0);
    CHECK_EQ(loopback_connections(&wire.server), wire.exchanges);
    large(&wire);
    close_handles(&wire.handles);
    loopback_stop(&wire.server);
    return 0;
}
