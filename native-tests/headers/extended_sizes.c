/*
 * WinHttpQueryHeadersEx: 122 tells a size that suffices wherever the buffer begins, and stores nothing; what is used is
 * array and texts, aligned for pointers. Nothing is written behind it.
 */
#include <stdint.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "A: bc\r\n" "Content-Length: 0\r\n\r\n");

/* "A", "bc", "Content-Length", "0", each with its terminator. */
enum { CHARACTERS = 2 + 3 + 15 + 2, ALIGNMENT = sizeof(void *), CAPACITY = 512 };

static void check(HINTERNET request, DWORD level, DWORD character)
{
    static union { void *aligned; unsigned char bytes[CAPACITY]; } memory;
    const DWORD content = 2 * sizeof(WINHTTP_EXTENDED_HEADER) + CHARACTERS * character, suffices = content + ALIGNMENT - 1;
    WINHTTP_EXTENDED_HEADER *headers;
    DWORD length, count, offset, padding, at;

    for (length = 0; length < 2 * suffices; length += suffices) { /* without a buffer the capacity means nothing */
        DWORD size = length;
        CHECK_EQ(WinHttpQueryHeadersEx(request, level, 0, 0, NULL, NULL, NULL, &size, &headers, &count),
            ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(size, suffices);
        CHECK(headers == NULL);
        CHECK_EQ(count, 0);
    }
    length = 0; /* asking for the size needs neither */
    CHECK_EQ(WinHttpQueryHeadersEx(request, level, 0, 0, NULL, NULL, NULL, &length, NULL, NULL),
        ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, suffices);

    for (offset = 0; offset < ALIGNMENT; offset++) {
        unsigned char *buffer = memory.bytes + offset;
        padding = (ALIGNMENT - offset) % ALIGNMENT;
        memset(&memory, 0x5A, sizeof memory);
        length = content + padding - 1;
        CHECK_EQ(WinHttpQueryHeadersEx(request, level, 0, 0, NULL, NULL, buffer, &length, &headers, &count),
            ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(length, suffices);
        for (at = 0; at < CAPACITY; at++) {
            CHECK_EQ(memory.bytes[at], 0x5A);
        }
        length = content + padding;
        CHECK_EQ(WinHttpQueryHeadersEx(request, level, 0, 0, NULL, NULL, buffer, &length, &headers, &count), 0);
        CHECK_EQ(length, content + padding);
        CHECK_EQ(count, 2);
        CHECK_EQ((uintptr_t)headers % ALIGNMENT, 0);
        CHECK((unsigned char *)headers == buffer + padding);
        for (at = 0; at < CAPACITY; at++) {
            if (at < offset + padding || at >= offset + length) {
                CHECK_EQ(memory.bytes[at], 0x5A);
            }
        }
        if (character == 1) {
            CHECK_TEXT(headers[0].pszValue, "bc");
            CHECK_TEXT(headers[1].pszName, "Content-Length");
        } else {
            CHECK_WIDE(headers[0].pwszValue, W("bc"));
            CHECK_WIDE(headers[1].pwszName, W("Content-Length"));
        }
        length = 0xFFFFFFFF; /* more than there is: only what is needed is touched */
        CHECK_EQ(WinHttpQueryHeadersEx(request, level, 0, 0, NULL, NULL, buffer, &length, &headers, &count), 0);
        CHECK_EQ(length, content + padding);
    }
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    check(exchange.request, WINHTTP_QUERY_EX_ALL_HEADERS, sizeof(WCHAR));
    check(exchange.request, WINHTTP_QUERY_EX_ALL_HEADERS | WINHTTP_QUERY_FLAG_WIRE_ENCODING, 1);
    exchange_end(&exchange);
    return 0;
}
