#include "trailer_text.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"

void trailer_is(HINTERNET request, DWORD level, const WCHAR *name, const char *expected)
{
    WCHAR buffer[1024];
    DWORD length = sizeof buffer, at;
    char *text;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level | WINHTTP_QUERY_FLAG_TRAILERS, name, buffer, &length, NULL));
    CHECK_EQ(buffer[length / sizeof(WCHAR)], 0);
    for (at = 0; at < length / sizeof(WCHAR); at++) {
        buffer[at] = buffer[at] == 0 ? '|' : buffer[at];
    }
    text = text_to_utf8_counted(buffer, length / sizeof(WCHAR));
    CHECK_TEXT(text, expected);
    free(text);
}

void trailer_fails(HINTERNET request, DWORD level, const WCHAR *name, DWORD error)
{
    WCHAR buffer[64];
    DWORD length = sizeof buffer, index = 0;
    CHECK_FAILS(WinHttpQueryHeaders(request, level | WINHTTP_QUERY_FLAG_TRAILERS, name, buffer, &length, &index), error);
    CHECK_EQ(length, sizeof buffer);
    CHECK_EQ(index, 0);
}

static DWORD query_all(HINTERNET request, void *buffer, DWORD *length, WINHTTP_EXTENDED_HEADER **headers, DWORD *count)
{
    return WinHttpQueryHeadersEx(request, WINHTTP_QUERY_EX_ALL_HEADERS | WINHTTP_QUERY_FLAG_TRAILERS, 0, 0, NULL, NULL,
        buffer, length, headers, count);
}

void trailers_are(HINTERNET request, const char *expected)
{
    char buffer[1024], all[1024] = "";
    DWORD length = sizeof buffer, count = 0, at;
    WINHTTP_EXTENDED_HEADER *headers = NULL;
    CHECK_EQ(query_all(request, buffer, &length, &headers, &count), 0);
    for (at = 0; at < count; at++) {
        char *name = text_to_utf8(headers[at].pwszName), *value = text_to_utf8(headers[at].pwszValue);
        strcat(strcat(strcat(strcat(all, name), "|"), value), "|");
        free(name);
        free(value);
    }
    CHECK_TEXT(all, expected);
}

void trailers_fail(HINTERNET request, DWORD error)
{
    char buffer[64];
    DWORD length = sizeof buffer, count = 7;
    WINHTTP_EXTENDED_HEADER *headers = NULL;
    CHECK_EQ(query_all(request, buffer, &length, &headers, &count), error);
    CHECK_EQ(length, sizeof buffer);
    CHECK(headers == NULL);
    CHECK_EQ(count, 0);
}

void exchange_begin(struct exchange *exchange, const struct client *client)
{
    exchange_open(exchange, client, NULL, NULL);
    CHECK_EQ(exchange_send(exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(exchange), 0);
}

DWORD exchange_read_all(struct exchange *exchange)
{
    char piece[64];
    DWORD count = 1, error = 0;
    while (error == 0 && count > 0) {
        error = exchange_read(exchange, piece, sizeof piece, &count);
    }
    return error;
}
