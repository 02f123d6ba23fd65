#include "exchange.h"

#include <string.h>

#include "check.h"
#include "monitor.h"
#include "text.h"

enum { PATIENCE_MS = 15000 };

HINTERNET exchange_session(DWORD flags)
{
    HINTERNET session = WinHttpOpen(W("process"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, flags);
    CHECK(session != NULL);
    return session;
}

HINTERNET exchange_connect(HINTERNET session, unsigned short port)
{
    HINTERNET connection = WinHttpConnect(session, W("127.0.0.1"), port, 0);
    CHECK(connection != NULL);
    return connection;
}

HINTERNET exchange_request(HINTERNET connection, const WCHAR *verb)
{
    HINTERNET request = WinHttpOpenRequest(connection, verb, W("/"), NULL, NULL, NULL, 0);
    CHECK(request != NULL);
    return request;
}

DWORD exchange_attempt(HINTERNET connection)
{
    HINTERNET request = exchange_request(connection, NULL);
    char body[64];
    DWORD length = 0, error = 0;

    if (!WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0)
        || !WinHttpReceiveResponse(request, NULL)
        || !WinHttpReadData(request, body, sizeof body, &length)) {
        error = GetLastError();
        CHECK(error != 0);
    } else {
        CHECK(length == strlen(EXCHANGE_BODY) && memcmp(body, EXCHANGE_BODY, length) == 0);
    }
    CHECK(WinHttpCloseHandle(request));
    return error;
}

void exchange_blocking(HINTERNET connection)
{
    DWORD error = exchange_attempt(connection);
    CHECK_EQ(error, 0);
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct exchange *exchange = (struct exchange *)context;

    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        CHECK(WinHttpReceiveResponse(request, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        if (length == 0) {
            CHECK(WinHttpCloseHandle(request));
            break;
        }
        exchange->length += length;
        CHECK(exchange->length < sizeof exchange->body);
        /* fall through */
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        CHECK(WinHttpReadData(request, exchange->body + exchange->length,
            (DWORD)(sizeof exchange->body - exchange->length), NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        exchange->error = ((WINHTTP_ASYNC_RESULT *)info)->dwError;
        CHECK(exchange->error != 0);
        /* Refused when the program has closed it: that is how it got here then. */
        WinHttpCloseHandle(request);
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        monitor_enter();
        exchange->is_over = 1;
        monitor_wake();
        monitor_leave();
        break;
    default:
        break;
    }
}

void exchange_begin(struct exchange *exchange, HINTERNET connection)
{
    memset(exchange, 0, sizeof *exchange);
    exchange->request = exchange_request(connection, NULL);
    CHECK(WinHttpSetStatusCallback(exchange->request, on_status,
        WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(exchange->request, NULL, 0, NULL, 0, 0, (DWORD_PTR)exchange));
}

DWORD exchange_outcome(struct exchange *exchange)
{
    uint64_t deadline = clock_ms() + PATIENCE_MS;
    int is_over;

    monitor_enter();
    while (!exchange->is_over && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    is_over = exchange->is_over;
    monitor_leave();
    CHECK(is_over);
    return exchange->error;
}

void exchange_await(struct exchange *exchange)
{
    DWORD error = exchange_outcome(exchange);
    CHECK_EQ(error, 0);
    CHECK_TEXT(exchange->body, EXCHANGE_BODY);
}

void exchange_in_both_modes(unsigned short port)
{
    HINTERNET session = exchange_session(0);
    HINTERNET connection = exchange_connect(session, port);
    struct exchange exchange;

    exchange_blocking(connection);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));

    session = exchange_session(WINHTTP_FLAG_ASYNC);
    connection = exchange_connect(session, port);
    exchange_begin(&exchange, connection);
    exchange_await(&exchange);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
}
