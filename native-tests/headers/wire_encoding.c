/* FLAG_WIRE_ENCODING: the bytes as they came, ended by one NUL byte that the stored length does not count. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 Gr\xC3\xBC\xC3\x9F\r\n" "X-Latin: \xE4\xFF\x80 x\r\n" "X-Utf8: \xC3\xA4\r\n"
        "Content-Length: 0\r\n\r\n");

static void bytes_are(HINTERNET request, DWORD level, const WCHAR *name, const char *expected)
{
    char buffer[64];
    DWORD size = (DWORD)strlen(expected), length = 0;
    level |= WINHTTP_QUERY_FLAG_WIRE_ENCODING;
    CHECK_FAILS(WinHttpQueryHeaders(request, level, name, NULL, &length, NULL), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, size + 1);
    length = size;
    memset(buffer, 0x5A, sizeof buffer);
    CHECK_FAILS(WinHttpQueryHeaders(request, level, name, buffer, &length, NULL), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, size + 1);
    CHECK_EQ(buffer[0], 0x5A);
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level, name, buffer, &length, NULL));
    CHECK_EQ(length, size);
    CHECK_TEXT(buffer, expected);
    CHECK_EQ(buffer[size + 1], 0x5A);
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    bytes_are(request, WINHTTP_QUERY_CUSTOM, W("X-Latin"), "\xE4\xFF\x80 x");
    bytes_are(request, WINHTTP_QUERY_CUSTOM, W("X-Utf8"), "\xC3\xA4");
    bytes_are(request, WINHTTP_QUERY_CONTENT_LENGTH, NULL, "0");
    bytes_are(request, WINHTTP_QUERY_STATUS_CODE, NULL, "200");
    bytes_are(request, WINHTTP_QUERY_STATUS_TEXT, NULL, "Gr\xC3\xBC\xC3\x9F");
    bytes_are(request, WINHTTP_QUERY_VERSION, NULL, "HTTP/1.1");
    bytes_are(request, WINHTTP_QUERY_CONNECTION | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, NULL, "Keep-Alive");
    exchange_end(&exchange);
    return 0;
}
