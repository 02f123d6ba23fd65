/* No function writes beyond the buffer it is given, whether it is exactly large enough or one byte too small. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "guarded.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n" "X-Utf8: \xC3\xA4\xE2\x82\xAC\r\n"
        "Content-Length: 6\r\n\r\n" "abcdef");

static DWORD *guarded_number(DWORD value)
{
    DWORD *number = (DWORD *)guarded_bytes(sizeof *number);
    *number = value;
    return number;
}

/* Exact, and one byte less; the length itself stands at a page's end, too. */
static void query_header(HINTERNET request, DWORD level, const WCHAR *name, DWORD needed)
{
    DWORD *length = guarded_number(needed), *index = guarded_number(0);
    CHECK_SUCCEEDS(WinHttpQueryHeaders(request, level, name, guarded_bytes(needed), length, index));
    CHECK_EQ(*index, 1);
    *index = 0;
    *length = needed - 1;
    CHECK_FAILS(WinHttpQueryHeaders(request, level, name, guarded_bytes(needed - 1), length, index),
        ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(*length, needed);
    *length = 0;
    CHECK_FAILS(WinHttpQueryHeaders(request, level, name, guarded_bytes(0), length, index), ERROR_INSUFFICIENT_BUFFER);
}

static void headers(HINTERNET request)
{
    query_header(request, WINHTTP_QUERY_STATUS_CODE, NULL, 8);
    query_header(request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER, NULL, 4);
    query_header(request, WINHTTP_QUERY_CONTENT_LENGTH | WINHTTP_QUERY_FLAG_NUMBER64, NULL, 8);
    query_header(request, WINHTTP_QUERY_DATE, NULL, 60);
    query_header(request, WINHTTP_QUERY_DATE | WINHTTP_QUERY_FLAG_SYSTEMTIME, NULL, 16);
    query_header(request, WINHTTP_QUERY_CUSTOM, W("X-Utf8"), 6);
    query_header(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_WIRE_ENCODING, W("X-Utf8"), 6);
    query_header(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, NULL, 2 * (17 + 37 + 12 + 19 + 2 + 1));
    query_header(request, WINHTTP_QUERY_RAW_HEADERS, NULL, 2 * (16 + 36 + 11 + 18 + 1));
}

static void query_option(HINTERNET handle, DWORD option)
{
    DWORD *length = guarded_number(0), needed;
    CHECK_FAILS(WinHttpQueryOption(handle, option, guarded_bytes(0), length), ERROR_INSUFFICIENT_BUFFER);
    needed = *length;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option, guarded_bytes(needed), length));
    *length = needed - 1;
    CHECK_FAILS(WinHttpQueryOption(handle, option, guarded_bytes(needed - 1), length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(*length, needed);
}

static void set_option(HINTERNET handle, DWORD option, DWORD size)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, option, memset(guarded_bytes(size), 0, size), size));
    CHECK_FAILS(WinHttpSetOption(handle, option, guarded_bytes(size - 1), size - 1), ERROR_INSUFFICIENT_BUFFER);
    CHECK_FAILS(WinHttpSetOption(handle, option, guarded_bytes(0), 0), ERROR_INSUFFICIENT_BUFFER);
}

static void options(const struct exchange *exchange)
{
    query_option(exchange->request, WINHTTP_OPTION_URL);
    query_option(exchange->request, WINHTTP_OPTION_CONNECTION_INFO);
    query_option(exchange->request, WINHTTP_OPTION_HANDLE_TYPE);
    query_option(exchange->request, WINHTTP_OPTION_PARENT_HANDLE);
    query_option(exchange->request, WINHTTP_OPTION_CONTEXT_VALUE);
    query_option(exchange->request, WINHTTP_OPTION_CALLBACK);
    query_option(exchange->request, WINHTTP_OPTION_CONNECT_TIMEOUT);
    query_option(exchange->handles.session, WINHTTP_OPTION_USER_AGENT);
    query_option(exchange->handles.session, WINHTTP_OPTION_MAX_CONNS_PER_SERVER);
    query_option(NULL, WINHTTP_OPTION_HTTP_VERSION);
    query_option(NULL, WINHTTP_OPTION_EXTENDED_ERROR);
    set_option(exchange->request, WINHTTP_OPTION_CONTEXT_VALUE, sizeof(DWORD_PTR));
    set_option(exchange->request, WINHTTP_OPTION_CALLBACK, sizeof(void *));
    set_option(exchange->request, WINHTTP_OPTION_CONNECT_TIMEOUT, 4);
    query_option(exchange->request, WINHTTP_OPTION_CONNECTION_STATS_V0);
    query_option(exchange->request, WINHTTP_OPTION_CONNECTION_STATS_V1);
    query_option(exchange->request, WINHTTP_OPTION_CONNECTION_STATS_V2);
    query_option(exchange->request, WINHTTP_OPTION_CONNECTION_GUID);
    query_option(exchange->request, WINHTTP_OPTION_REQUEST_ANNOTATION);
    query_option(NULL, WINHTTP_OPTION_FEATURE_SUPPORTED);
    set_option(exchange->request, WINHTTP_OPTION_CONNECTION_GUID, sizeof(GUID));
    set_option(exchange->request, WINHTTP_OPTION_MATCH_CONNECTION_GUID, sizeof(WINHTTP_MATCH_CONNECTION_GUID));
    set_option(exchange->handles.session, WINHTTP_OPTION_TCP_KEEPALIVE, sizeof(struct tcp_keepalive));
    set_option(exchange->handles.session, WINHTTP_OPTION_RESOLVER_CACHE_CONFIG, sizeof(WINHTTP_RESOLVER_CACHE_CONFIG));
}

static void body(HINTERNET request)
{
    DWORD *count = guarded_number(0);
    char *buffer = (char *)guarded_bytes(4);
    CHECK_SUCCEEDS(WinHttpQueryDataAvailable(request, count));
    CHECK_EQ(*count, 6);
    CHECK_SUCCEEDS(WinHttpReadData(request, guarded_bytes(0), 0, count));
    CHECK_EQ(*count, 0);
    CHECK_SUCCEEDS(WinHttpReadData(request, buffer, 4, count));
    CHECK_EQ(*count, 4);
    CHECK(memcmp(buffer, "abcd", 4) == 0);
    CHECK_EQ(WinHttpReadDataEx(request, guarded_bytes(0), 0, count, 0, 0, NULL), 0);
    CHECK_EQ(*count, 0);
    CHECK_SUCCEEDS(WinHttpReadData(request, guarded_bytes(2), 2, count));
    CHECK_EQ(*count, 2);
    CHECK_SUCCEEDS(WinHttpReadData(request, guarded_bytes(2), 2, count));
    CHECK_EQ(*count, 0);
}

static void urls_and_dates(void)
{
    static const WCHAR url[] = W("http://server.example/path");
    DWORD characters = (DWORD)text_length(url), *length = guarded_number(14);
    SYSTEMTIME time = { 2000, 11, 2, 21, 1, 6, 53, 0 };
    URL_COMPONENTS components = { 0 };
    WCHAR *text;

    components.dwStructSize = sizeof components;
    components.lpszHostName = (WCHAR *)guarded_bytes(15 * sizeof(WCHAR));
    components.dwHostNameLength = 15;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    CHECK_WIDE(components.lpszHostName, W("server.example"));
    components.lpszHostName = (WCHAR *)guarded_bytes(14 * sizeof(WCHAR));
    components.dwHostNameLength = 14;
    CHECK_FAILS(WinHttpCrackUrl(url, 0, 0, &components), ERROR_INSUFFICIENT_BUFFER);

    memset(&components, 0, sizeof components);
    components.dwStructSize = sizeof components;
    components.dwSchemeLength = components.dwHostNameLength = components.dwUrlPathLength = 1;
    CHECK_SUCCEEDS(WinHttpCrackUrl(url, 0, 0, &components));
    *length = characters + 1;
    text = (WCHAR *)guarded_bytes((characters + 1) * sizeof(WCHAR));
    CHECK_SUCCEEDS(WinHttpCreateUrl(&components, 0, text, length));
    CHECK_WIDE(text, url);
    *length = characters;
    CHECK_FAILS(WinHttpCreateUrl(&components, 0, (WCHAR *)guarded_bytes(characters * sizeof(WCHAR)), length),
        ERROR_INSUFFICIENT_BUFFER);

    text = (WCHAR *)guarded_bytes(WINHTTP_TIME_FORMAT_BUFSIZE);
    CHECK_SUCCEEDS(WinHttpTimeFromSystemTime((SYSTEMTIME *)memcpy(guarded_bytes(sizeof time), &time, sizeof time),
        text));
    CHECK_WIDE(text, W("Tue, 21 Nov 2000 01:06:53 GMT"));
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    headers(exchange.request);
    options(&exchange);
    body(exchange.request);
    urls_and_dates();
    exchange_end(&exchange);
    return 0;
}
