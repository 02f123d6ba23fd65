/*
 * WinHttpReadDataEx: what is there, or with FILL_BUFFER all that was asked for; its error codes are its result. The same
 * in both modes but for how a read that succeeds ends.
 */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
    "wait second\n"
    SEND("def")
    "wait third\n"
    SEND("ghi");

static void check_arguments(const struct client *client, HINTERNET request)
{
    char byte = 'x';
    DWORD count = 77;
    CHECK_EQ(WinHttpReadDataEx(NULL, &byte, 1, &count, 2, 1, &byte), ERROR_INVALID_HANDLE);
    CHECK_EQ(count, 0);
    CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
    CHECK_EQ(WinHttpReadDataEx(client->session, &byte, 1, NULL, 2, 0, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_EQ(WinHttpReadDataEx(client->connection, &byte, 1, NULL, 2, 0, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_EQ(WinHttpReadDataEx(request, &byte, 1, NULL, 2, 0, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpReadDataEx(request, &byte, 1, NULL, 0x100000000, 0, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpReadDataEx(request, &byte, 1, NULL, 0, 4, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpReadDataEx(request, &byte, 1, NULL, 0, 0, &byte), ERROR_INVALID_PARAMETER);
    CHECK_EQ(WinHttpReadDataEx(request, NULL, 1, NULL, 0, 0, NULL), ERROR_INVALID_PARAMETER);
    CHECK_EQ(byte, 'x');
}

static void exchange_once(enum call_mode mode)
{
    struct loopback server = loopback_start(script);
    struct client client = client_open(mode, server.port);
    struct exchange exchange;
    char body[16] = "";
    DWORD count, length = 0;

    exchange_open(&exchange, &client, NULL, NULL);
    check_arguments(&client, exchange.request);
    CHECK_EQ(WinHttpReadDataEx(exchange.request, body, 1, NULL, 0, 0, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&exchange), 0);
    check_arguments(&client, exchange.request);

    CHECK_EQ(exchange_read_ex(&exchange, NULL, 0, 0, &count), 0);
    CHECK_EQ(count, 0);
    while (length < 3) {
        CHECK_EQ(exchange_read_ex(&exchange, body + length, 8, 0, &count), 0);
        CHECK(count > 0);
        length += count;
    }
    CHECK_TEXT(body, "abc");
    loopback_open_gate(&server, "second");
    loopback_open_gate(&server, "third");
    CHECK_EQ(exchange_read_ex(&exchange, body, 5, WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER, &count), 0);
    CHECK_EQ(count, 5);
    CHECK(memcmp(body, "defgh", 5) == 0);
    CHECK_EQ(exchange_read_ex(&exchange, body, 5, WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER, &count), 0);
    CHECK_EQ(count, 1);
    CHECK_EQ(body[0], 'i');
    CHECK_EQ(exchange_read_ex(&exchange, body, 5, 0, &count), 0);
    CHECK_EQ(count, 0);
    exchange_close(&exchange);
    CHECK_EQ(WinHttpReadDataEx(exchange.request, body, 1, NULL, 0, 0, NULL), ERROR_INVALID_HANDLE);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        exchange_once(mode);
    }
    return 0;
}
