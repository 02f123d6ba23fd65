#include "exchange.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "monitor.h"

static void set(int *flag)
{
    monitor_enter();
    *flag = 1;
    monitor_wake();
    monitor_leave();
}

static void await(const int *flag)
{
    uint64_t deadline = clock_ms() + EXCHANGE_TIMEOUT_MS;

    monitor_enter();
    while (!*flag) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
}

static void finish(struct exchange *exchange, DWORD error)
{
    exchange->error = error;
    set(&exchange->is_complete);
}

static DWORD fill_piece(struct exchange *exchange)
{
    unsigned long long left = exchange->upload_bytes - exchange->sent_bytes;
    DWORD length = left < EXCHANGE_PIECE ? (DWORD)left : EXCHANGE_PIECE;

    exchange->fill(exchange->piece, length, exchange->sent_bytes);
    return length;
}

static void take_piece(struct exchange *exchange, DWORD length)
{
    if (exchange->take != NULL) {
        exchange->take(exchange, exchange->piece, length);
    }
    exchange->body_bytes += length;
}

static void query_status(struct exchange *exchange)
{
    DWORD size = sizeof exchange->status;

    CHECK(WinHttpQueryHeaders(exchange->request, WINHTTP_QUERY_STATUS_CODE | WINHTTP_QUERY_FLAG_NUMBER, NULL,
        &exchange->status, &size, NULL));
}

/* Status and what the test does with it, as soon as the head is there. */
static void meet_head(struct exchange *exchange)
{
    query_status(exchange);
    if (exchange->at_head != NULL) {
        exchange->at_head(exchange);
    }
}

static void start_upload_or_receive(struct exchange *exchange)
{
    if (exchange->sent_bytes == exchange->upload_bytes) {
        CHECK(WinHttpReceiveResponse(exchange->request, NULL));
    } else {
        CHECK(WinHttpWriteData(exchange->request, exchange->piece, fill_piece(exchange), NULL));
    }
}

void exchange_read(struct exchange *exchange)
{
    CHECK(WinHttpReadData(exchange->request, exchange->piece, EXCHANGE_PIECE, NULL));
}

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct exchange *exchange = (struct exchange *)context;

    (void)handle;
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
        exchange->sent_bytes += *(const DWORD *)info;
        start_upload_or_receive(exchange);
        break;
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        start_upload_or_receive(exchange);
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        meet_head(exchange);
        if (exchange->stops_at_head) {
            set(&exchange->has_head);
        } else {
            exchange_read(exchange);
        }
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        if (length == 0) {
            finish(exchange, 0);
        } else {
            take_piece(exchange, length);
            exchange_read(exchange);
        }
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        finish(exchange, ((const WINHTTP_ASYNC_RESULT *)info)->dwError);
        set(&exchange->has_head);
        break;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        set(&exchange->is_closed);
        break;
    default:
        break;
    }
}

static BOOL send_request(struct exchange *exchange)
{
    return WinHttpSendRequest(exchange->request, exchange->headers, (DWORD)-1, (LPVOID)exchange->memory,
        exchange->memory_bytes, (DWORD)(exchange->memory_bytes + exchange->upload_bytes), (DWORD_PTR)exchange);
}

static DWORD run_synchronous(struct exchange *exchange)
{
    DWORD count;

    if (!send_request(exchange)) {
        return GetLastError();
    }
    while (exchange->sent_bytes < exchange->upload_bytes) {
        if (!WinHttpWriteData(exchange->request, exchange->piece, fill_piece(exchange), &count)) {
            return GetLastError();
        }
        exchange->sent_bytes += count;
    }
    if (!WinHttpReceiveResponse(exchange->request, NULL)) {
        return GetLastError();
    }
    meet_head(exchange);
    for (;;) {
        if (!WinHttpReadData(exchange->request, exchange->piece, EXCHANGE_PIECE, &count)) {
            return GetLastError();
        }
        if (count == 0) {
            return 0;
        }
        take_piece(exchange, count);
    }
}

struct exchange_client exchange_client_open(DWORD mode, unsigned short port)
{
    return exchange_client_open_at(mode, W("127.0.0.1"), port);
}

struct exchange_client exchange_client_open_at(DWORD mode, const WCHAR *host, unsigned short port)
{
    struct exchange_client client;

    client.session = WinHttpOpen(W("servers"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, mode);
    CHECK(client.session != NULL);
    client.connection = WinHttpConnect(client.session, host, port, 0);
    CHECK(client.connection != NULL);
    client.is_asynchronous = mode != 0;
    client.flags = 0;
    return client;
}

struct exchange_client exchange_client_open_secure(DWORD mode, unsigned short port)
{
    struct exchange_client client = exchange_client_open_at(mode, W("localhost"), port);

    client.flags = WINHTTP_FLAG_SECURE;
    return client;
}

void exchange_client_close(struct exchange_client *client)
{
    CHECK(WinHttpCloseHandle(client->connection));
    CHECK(WinHttpCloseHandle(client->session));
}

void exchange_open(struct exchange_client *client, struct exchange *exchange)
{
    exchange->is_asynchronous = client->is_asynchronous;
    exchange->piece = (unsigned char *)malloc(EXCHANGE_PIECE);
    CHECK(exchange->piece != NULL);
    CHECK(exchange->memory_bytes + exchange->upload_bytes <= 0xFFFFFFFF);
    exchange->request = WinHttpOpenRequest(client->connection, exchange->method, exchange->object, NULL, NULL, NULL,
        client->flags);
    CHECK(exchange->request != NULL);
    if (client->is_asynchronous) {
        CHECK(WinHttpSetStatusCallback(exchange->request, on_status,
            WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    }
}

void exchange_send(struct exchange *exchange)
{
    exchange->error = exchange->status = 0;
    exchange->sent_bytes = exchange->body_bytes = 0;
    exchange->has_head = exchange->is_complete = 0;
    if (exchange->is_asynchronous) {
        CHECK(send_request(exchange));
    } else {
        finish(exchange, run_synchronous(exchange));
    }
}

void exchange_start(struct exchange_client *client, struct exchange *exchange)
{
    exchange_open(client, exchange);
    exchange_send(exchange);
}

void exchange_wait_head(struct exchange *exchange)
{
    await(&exchange->has_head);
}

void exchange_wait(struct exchange *exchange)
{
    await(&exchange->is_complete);
}

void exchange_run(struct exchange_client *client, struct exchange *exchange, DWORD status)
{
    exchange_start(client, exchange);
    exchange_wait(exchange);
    CHECK_EQ(exchange->error, 0);
    CHECK_EQ(exchange->status, status);
}

char *exchange_header(struct exchange *exchange, const WCHAR *name)
{
    WCHAR value[256];
    DWORD size = sizeof value;

    if (!WinHttpQueryHeaders(exchange->request, WINHTTP_QUERY_CUSTOM, name, value, &size, WINHTTP_NO_HEADER_INDEX)) {
        CHECK_EQ(GetLastError(), ERROR_WINHTTP_HEADER_NOT_FOUND);
        return NULL;
    }
    return text_to_utf8(value);
}

unsigned long long exchange_number(struct exchange *exchange, const WCHAR *name)
{
    char *value = exchange_header(exchange, name);
    unsigned long long number;

    CHECK(value != NULL);
    number = strtoull(value, NULL, 10);
    free(value);
    return number;
}

void exchange_close(struct exchange *exchange)
{
    CHECK(WinHttpCloseHandle(exchange->request));
    if (exchange->is_asynchronous) {
        await(&exchange->is_closed);
    }
    free(exchange->piece);
}
