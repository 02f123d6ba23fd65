/* WinHttpQueryHeadersEx: levels and flags that do not belong there, arguments, handles, state. */
#include "check.h"
#include "exchange.h"
#include "extended.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Age: 5\r\n" "Content-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

static DWORD query(HINTERNET handle, ULONGLONG flags, void *buffer, DWORD *length, WINHTTP_EXTENDED_HEADER **headers,
    DWORD *count)
{
    return WinHttpQueryHeadersEx(handle, WINHTTP_QUERY_AGE, flags, 0, NULL, NULL, buffer, length, headers, count);
}

static void arguments(HINTERNET request, HINTERNET session)
{
    void *buffer[64];
    WINHTTP_EXTENDED_HEADER *headers;
    WINHTTP_HEADER_NAME name = { NULL };
    DWORD length = sizeof buffer, count;
    CHECK_EQ(query(request, 0, buffer, &length, &headers, &count), 0);
    length = sizeof buffer;
    CHECK_EQ(query(request, 1, buffer, &length, &headers, &count), ERROR_INVALID_PARAMETER);
    CHECK_EQ(query(request, 0x100000000ULL, buffer, &length, &headers, &count), ERROR_INVALID_PARAMETER);
    CHECK_EQ(query(request, 0, buffer, NULL, &headers, &count), ERROR_INVALID_PARAMETER);
    CHECK_EQ(query(request, 0, NULL, NULL, NULL, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(query(request, 0, buffer, &length, NULL, &count), ERROR_INVALID_PARAMETER);
    CHECK_EQ(query(request, 0, buffer, &length, &headers, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpQueryHeadersEx(request, WINHTTP_QUERY_CUSTOM, 0, 0, NULL, &name, buffer, &length, &headers, &count),
        ERROR_INVALID_PARAMETER);
    CHECK_EQ(length, sizeof buffer);
    /* Where it is not a name that is asked for, none is looked at. */
    name.pwszName = W("no name");
    CHECK_EQ(WinHttpQueryHeadersEx(request, WINHTTP_QUERY_AGE, 0, 0, NULL, &name, buffer, &length, &headers, &count), 0);

    length = sizeof buffer;
    CHECK_EQ(query(session, 0, buffer, &length, &headers, &count), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_EQ(query(NULL, 0, buffer, &length, &headers, &count), ERROR_INVALID_HANDLE);
    CHECK_EQ(query((HINTERNET)(size_t)0x12345678, 1, NULL, NULL, NULL, NULL), ERROR_INVALID_HANDLE);
}

static void levels(HINTERNET request)
{
    static const DWORD forbidden[] = {
        WINHTTP_QUERY_VERSION, WINHTTP_QUERY_STATUS_CODE, WINHTTP_QUERY_STATUS_TEXT, WINHTTP_QUERY_RAW_HEADERS_CRLF,
        WINHTTP_QUERY_REQUEST_METHOD, 71, 74, WINHTTP_QUERY_MAX + 1, 0x10000 | WINHTTP_QUERY_AGE,
        WINHTTP_QUERY_AGE | WINHTTP_QUERY_FLAG_NUMBER, WINHTTP_QUERY_AGE | WINHTTP_QUERY_FLAG_NUMBER64,
        WINHTTP_QUERY_AGE | WINHTTP_QUERY_FLAG_SYSTEMTIME, WINHTTP_QUERY_EX_ALL_HEADERS | WINHTTP_QUERY_FLAG_NUMBER,
        WINHTTP_QUERY_AGE | WINHTTP_QUERY_FLAG_TRAILERS | WINHTTP_QUERY_FLAG_REQUEST_HEADERS,
    };
    unsigned at;
    for (at = 0; at < sizeof forbidden / sizeof forbidden[0]; at++) {
        extended_fails(request, forbidden[at], NULL, ERROR_INVALID_PARAMETER);
        extended_fails(request, forbidden[at] | WINHTTP_QUERY_FLAG_WIRE_ENCODING, NULL, ERROR_INVALID_PARAMETER);
    }
    extended_fails(request, WINHTTP_QUERY_CUSTOM, NULL, ERROR_INVALID_PARAMETER);
    extended_fails(request, WINHTTP_QUERY_CUSTOM, W(""), ERROR_INVALID_PARAMETER);
    extended_fails(request, WINHTTP_QUERY_CUSTOM, W("A b"), ERROR_INVALID_PARAMETER);
    extended_fails(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_WIRE_ENCODING, "A\xE4", ERROR_INVALID_PARAMETER);
    extended_fails(request, WINHTTP_QUERY_CUSTOM, W("B"), ERROR_WINHTTP_HEADER_NOT_FOUND);
    extended_fails(request, WINHTTP_QUERY_ETAG, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
}

int main(void)
{
    struct exchange exchange = exchange_make(script);
    HINTERNET request = exchange.request, unsent;
    arguments(request, exchange.handles.session);
    levels(request);
    unsent = WinHttpOpenRequest(exchange.handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
    extended_fails(unsent, WINHTTP_QUERY_AGE, NULL, ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    extended_fails(unsent, WINHTTP_QUERY_EX_ALL_HEADERS, NULL, ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    extended_fails(unsent, WINHTTP_QUERY_VERSION, NULL, ERROR_INVALID_PARAMETER); /* looked at before the state */
    extended_is(unsent, WINHTTP_QUERY_CONNECTION | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, NULL, "Connection|Keep-Alive|");
    CHECK_SUCCEEDS(WinHttpSendRequest(unsent, NULL, 0, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(unsent, NULL));
    /* A response without headers: none to make an array of. */
    extended_fails(unsent, WINHTTP_QUERY_EX_ALL_HEADERS, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
    CHECK_SUCCEEDS(WinHttpCloseHandle(unsent));
    extended_fails(unsent, WINHTTP_QUERY_AGE, NULL, ERROR_INVALID_HANDLE);
    exchange_end(&exchange);
    return 0;
}
