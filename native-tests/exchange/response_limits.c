/*
 * MAX_HTTP_STATUS_CONTINUE, MAX_RESPONSE_HEADER_SIZE and MAX_RESPONSE_DRAIN_SIZE: the default, none, one that is just
 * large enough or just not, and the largest number, which is no limit.
 */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

/* Eleven intermediate responses are one more than the default. */
static const char intermediates[] =
    "connection once\n"
    "receive head\n"
    SEND_REPEAT(11, "HTTP/1.1 103 Early Hints\r\n\r\n")
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

/* A head of 57 bytes. */
static const char head[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";
enum { HEAD = 57 };

/* One of 69,957. */
static const char large_head[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n")
    SEND_REPEAT(699, "B: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234\r\n")
    SEND("\r\nabc")
    "close\n";

/* A body of 10 bytes that nobody reads, and what is asked for next. */
static const char unread[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz")
    "hold\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz");

static void set(HINTERNET handle, DWORD option, DWORD value)
{
    DWORD stored = 0, length = sizeof stored;
    CHECK_SUCCEEDS(WinHttpSetOption(handle, option, &value, sizeof value));
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option, &stored, &length));
    CHECK_EQ(stored, value);
}

/* The option is set on the session, so that requests get it from there. */
static void yields(const char *script, DWORD option, DWORD value, DWORD error)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        struct reply reply;
        set(client.session, option, value);
        reply = reply_get(&client, 64);
        if (reply.error != error) {
            fprintf(stderr, "option %lu, value %lu\n", (unsigned long)option, (unsigned long)value);
        }
        CHECK_EQ(reply.error, error);
        free(reply.body);
        client_close(&client);
        loopback_stop(&server);
    }
}

static void drains(DWORD limit, unsigned connections)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(unread);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        char byte;
        DWORD count;
        exchange_open(&exchange, &client, NULL, NULL);
        set(exchange.request, WINHTTP_OPTION_MAX_RESPONSE_DRAIN_SIZE, limit);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_EQ(exchange_read(&exchange, &byte, 1, &count), 0);
        CHECK_EQ(count, 1);
        exchange_close(&exchange);
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "xyz");
        CHECK_EQ(loopback_connections(&server), connections);
        client_close(&client);
        loopback_stop(&server);
    }
}

int main(void)
{
    yields(intermediates, WINHTTP_OPTION_MAX_HTTP_STATUS_CONTINUE, 10, ERROR_WINHTTP_INVALID_SERVER_RESPONSE);
    yields(intermediates, WINHTTP_OPTION_MAX_HTTP_STATUS_CONTINUE, 11, 0);
    yields(intermediates, WINHTTP_OPTION_MAX_HTTP_STATUS_CONTINUE, 0, ERROR_WINHTTP_INVALID_SERVER_RESPONSE);
    yields(intermediates, WINHTTP_OPTION_MAX_HTTP_STATUS_CONTINUE, 0xFFFFFFFF, 0);
    yields(head, WINHTTP_OPTION_MAX_HTTP_STATUS_CONTINUE, 0, 0);

    yields(head, WINHTTP_OPTION_MAX_RESPONSE_HEADER_SIZE, HEAD, 0);
    yields(head, WINHTTP_OPTION_MAX_RESPONSE_HEADER_SIZE, HEAD - 1, ERROR_WINHTTP_HEADER_SIZE_OVERFLOW);
    yields(head, WINHTTP_OPTION_MAX_RESPONSE_HEADER_SIZE, 0, ERROR_WINHTTP_HEADER_SIZE_OVERFLOW);
    yields(large_head, WINHTTP_OPTION_MAX_RESPONSE_HEADER_SIZE, 65536, ERROR_WINHTTP_HEADER_SIZE_OVERFLOW);
    yields(large_head, WINHTTP_OPTION_MAX_RESPONSE_HEADER_SIZE, 0xFFFFFFFF, 0);

    drains(9, 1);
    drains(8, 2);
    drains(0, 2);
    drains(0xFFFFFFFF, 1);
    return 0;
}
