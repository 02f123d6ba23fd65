/* FLAG_NUMBER and FLAG_NUMBER64: decimal digits that fit; anything else is 12153 and stores nothing. */
#include <stdint.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 299 Fine\r\n" "Content-Length: 0\r\n" "Zero: 0\r\n" "Padded:   42 \t\r\n" "Leading: 007\r\n"
        "Max32: 4294967295\r\n" "Over32: 4294967296\r\n" "Max64: 18446744073709551615\r\n"
        "Over64: 18446744073709551616\r\n" "Huge: 99999999999999999999999999999999999999999\r\n"
        "Negative: -1\r\n" "Plus: +1\r\n" "Hex: 0x10\r\n" "Fraction: 1.5\r\n" "Two: 1 2\r\n" "List: 1,2\r\n"
        "Word: many\r\n" "Empty:\r\n\r\n");

static void number_is(HINTERNET request, DWORD level, const WCHAR *name, DWORD expected)
{
    DWORD number[2] = { 0x5A5A5A5A, 0x5A5A5A5A }, length = sizeof number;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level | WINHTTP_QUERY_FLAG_NUMBER, name, number, &length, NULL));
    CHECK_EQ(length, sizeof number[0]);
    CHECK_EQ(number[0], expected);
    CHECK_EQ(number[1], 0x5A5A5A5A);
}

static void number64_is(HINTERNET request, DWORD level, const WCHAR *name, uint64_t expected)
{
    uint64_t number[2] = { 0x5A5A5A5A, 0x5A5A5A5A };
    DWORD length = sizeof number;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level | WINHTTP_QUERY_FLAG_NUMBER64, name, number, &length, NULL));
    CHECK_EQ(length, sizeof number[0]);
    CHECK(number[0] == expected);
    CHECK_EQ(number[1], 0x5A5A5A5A);
}

static void no_number(HINTERNET request, const WCHAR *name, DWORD flag)
{
    uint64_t number = 0x5A5A5A5A;
    DWORD length = sizeof number, index = 0;
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_CUSTOM | flag, name, &number, &length, &index),
        ERROR_WINHTTP_INVALID_HEADER);
    CHECK_EQ(number, 0x5A5A5A5A);
    CHECK_EQ(length, sizeof number);
    CHECK_EQ(index, 0);
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request;
    static const WCHAR *const none[] = { W("Over64"), W("Huge"), W("Negative"), W("Plus"), W("Hex"), W("Fraction"),
        W("Two"), W("List"), W("Word"), W("Empty") };
    DWORD number, length, index = 0;
    unsigned at;

    number_is(request, WINHTTP_QUERY_STATUS_CODE, NULL, 299);
    number64_is(request, WINHTTP_QUERY_STATUS_CODE, NULL, 299);
    number_is(request, WINHTTP_QUERY_CONTENT_LENGTH, NULL, 0);
    number_is(request, WINHTTP_QUERY_CUSTOM, W("Zero"), 0);
    number_is(request, WINHTTP_QUERY_CUSTOM, W("Padded"), 42);
    number_is(request, WINHTTP_QUERY_CUSTOM, W("Leading"), 7);
    number_is(request, WINHTTP_QUERY_CUSTOM, W("Max32"), 0xFFFFFFFF);
    number64_is(request, WINHTTP_QUERY_CUSTOM, W("Max32"), 0xFFFFFFFF);
    number64_is(request, WINHTTP_QUERY_CUSTOM, W("Over32"), 0x100000000);
    number64_is(request, WINHTTP_QUERY_CUSTOM, W("Max64"), UINT64_MAX);

    no_number(request, W("Over32"), WINHTTP_QUERY_FLAG_NUMBER);
    no_number(request, W("Max64"), WINHTTP_QUERY_FLAG_NUMBER);
    for (at = 0; at < sizeof none / sizeof none[0]; at++) {
        no_number(request, none[at], WINHTTP_QUERY_FLAG_NUMBER);
        no_number(request, none[at], WINHTTP_QUERY_FLAG_NUMBER64);
    }

    /* Absence comes before the number; the index moves as with text. */
    length = sizeof number;
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_AGE | WINHTTP_QUERY_FLAG_NUMBER, NULL, &number, &length,
        NULL),
        ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER, NULL, &number,
        &length, &index));
    CHECK_EQ(index, 1);
    exchange_end(&exchange);
    return 0;
}
