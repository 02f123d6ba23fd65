#include "exchange.h"

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "monitor.h"
#include "status_names.h"

enum { PATIENCE_MS = 20000 };

static void surprise(const struct exchange *exchange, DWORD status)
{
    fprintf(stderr, "%s came while %s\n", status_name(status),
        exchange->awaited == 0 ? "nothing was pending" : status_name(exchange->awaited));
    check_exit();
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct exchange *exchange = (struct exchange *)context;
    DWORD error = 0, count = 0;

    (void)request;
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        error = ((const WINHTTP_ASYNC_RESULT *)info)->dwError;
        CHECK(error != 0);
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        count = length;
        break;
    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
    case WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE:
        memcpy(&count, info, sizeof count);
        break;
    default:
        break;
    }

    monitor_enter();
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        exchange->has_closed = 1;
    } else {
        if (exchange->awaited == 0 || (status != exchange->awaited && status != WINHTTP_CALLBACK_STATUS_REQUEST_ERROR)) {
            surprise(exchange, status);
        }
        exchange->awaited = 0;
        exchange->error = error;
        exchange->count = count;
    }
    monitor_wake();
    monitor_leave();
}

static void expect(struct exchange *exchange, DWORD status)
{
    monitor_enter();
    exchange->awaited = status;
    exchange->count = 0;
    monitor_leave();
}

static DWORD outcome(struct exchange *exchange, BOOL accepted)
{
    DWORD last_error = GetLastError();
    uint64_t deadline = clock_ms() + PATIENCE_MS;
    DWORD error;

    monitor_enter();
    if (exchange->mode == SYNCHRONOUS || !accepted) {
        exchange->error = accepted ? 0 : last_error;
        exchange->awaited = 0;
    }
    while (exchange->awaited != 0 && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    if (exchange->awaited != 0) {
        fprintf(stderr, "%s did not come\n", status_name(exchange->awaited));
        check_exit();
    }
    error = exchange->error;
    monitor_leave();
    return error;
}

void exchange_open(struct exchange *exchange, const struct client *client, const WCHAR *verb, const WCHAR *path)
{
    exchange_open_version(exchange, client, verb, path, NULL);
}

static void open_with(struct exchange *exchange, const struct client *client,
    const WCHAR *verb, const WCHAR *path, const WCHAR *version, DWORD flags)
{
    DWORD_PTR context = (DWORD_PTR)exchange;
    memset(exchange, 0, sizeof *exchange);
    exchange->mode = client->mode;
    exchange->request = WinHttpOpenRequest(client->connection, verb, path, version, NULL, NULL, client->flags | flags);
    CHECK(exchange->request != NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange->request, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
    CHECK(WinHttpSetStatusCallback(exchange->request, on_status,
        WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
}

void exchange_open_version(struct exchange *exchange, const struct client *client,
    const WCHAR *verb, const WCHAR *path, const WCHAR *version)
{
    open_with(exchange, client, verb, path, version, 0);
}

void exchange_open_flags(struct exchange *exchange, const struct client *client,
    const WCHAR *verb, const WCHAR *version, DWORD flags)
{
    open_with(exchange, client, verb, NULL, version, flags);
}

DWORD exchange_send(struct exchange *exchange, const WCHAR *headers, const void *body, size_t length, size_t total)
{
    expect(exchange, WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE);
    return outcome(exchange, WinHttpSendRequest(exchange->request, headers, headers == NULL ? 0 : (DWORD)-1,
        (LPVOID)body, (DWORD)length, (DWORD)total, 0));
}

DWORD exchange_write(struct exchange *exchange, const void *bytes, size_t length)
{
    DWORD count = 0;
    DWORD error;
    expect(exchange, WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE);
    error = outcome(exchange, WinHttpWriteData(exchange->request, bytes, (DWORD)length,
        exchange->mode == SYNCHRONOUS ? &count : NULL));
    if (error == 0) {
        CHECK_EQ(exchange->mode == SYNCHRONOUS ? count : exchange->count, length);
    }
    return error;
}

DWORD exchange_receive(struct exchange *exchange)
{
    expect(exchange, WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE);
    return outcome(exchange, WinHttpReceiveResponse(exchange->request, NULL));
}

DWORD exchange_available(struct exchange *exchange, DWORD *count)
{
    DWORD error;
    expect(exchange, WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE);
    error = outcome(exchange, WinHttpQueryDataAvailable(exchange->request, exchange->mode == SYNCHRONOUS ? count : NULL));
    if (exchange->mode == ASYNCHRONOUS) {
        *count = exchange->count;
    }
    return error;
}

DWORD exchange_read(struct exchange *exchange, void *buffer, size_t capacity, DWORD *count)
{
    DWORD error;
    expect(exchange, WINHTTP_CALLBACK_STATUS_READ_COMPLETE);
    error = outcome(exchange, WinHttpReadData(exchange->request, buffer, (DWORD)capacity,
        exchange->mode == SYNCHRONOUS ? count : NULL));
    if (exchange->mode == ASYNCHRONOUS) {
        *count = exchange->count;
    }
    return error;
}

DWORD exchange_read_ex(struct exchange *exchange, void *buffer, size_t capacity, ULONGLONG flags, DWORD *count)
{
    DWORD error;
    expect(exchange, WINHTTP_CALLBACK_STATUS_READ_COMPLETE);
    error = WinHttpReadDataEx(exchange->request, buffer, (DWORD)capacity, exchange->mode == SYNCHRONOUS ? count : NULL,
        flags, 0, NULL);
    CHECK(error == 0 || error == GetLastError());
    error = outcome(exchange, error == 0);
    if (exchange->mode == ASYNCHRONOUS) {
        *count = exchange->count;
    }
    return error;
}

DWORD exchange_status(struct exchange *exchange)
{
    DWORD status = 0, size = sizeof status;
    CHECK_SUCCEEDS(WinHttpQueryHeaders(exchange->request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER,
        WINHTTP_HEADER_NAME_BY_INDEX, &status, &size, WINHTTP_NO_HEADER_INDEX));
    return status;
}

void exchange_close(struct exchange *exchange)
{
    uint64_t deadline = clock_ms() + PATIENCE_MS;
    CHECK_SUCCEEDS(WinHttpCloseHandle(exchange->request));
    monitor_enter();
    while (!exchange->has_closed && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    if (!exchange->has_closed) {
        fputs("HANDLE_CLOSING did not come\n", stderr);
        check_exit();
    }
    monitor_leave();
}
