/* Trailers have the limits of a head: MAX_RESPONSE_HEADER_SIZE, 12182, and 4,000 lines, 12181. */
#include "check.h"
#include "loopback.h"
#include "script.h"
#include "text.h"
#include "trailer_text.h"

/* 65,536 bytes, 65,537; 4,000 lines, 4,001; 102 bytes, twice. */
static const char script[] =
    "connection\nreceive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")
    SEND_REPEAT(655, "B: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234\r\n")
    SEND("C: 01234567890123456789012345678\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")
    SEND_REPEAT(655, "B: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234\r\n")
    SEND("C: 012345678901234567890123456789\r\n\r\n")
    "hold\n"
    "connection\nreceive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")
    SEND_REPEAT(4000, "A: b\r\n")
    SEND("\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")
    SEND_REPEAT(4001, "A: b\r\n")
    SEND("\r\n")
    "hold\n"
    "connection\nreceive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")
    SEND("B: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n")
    SEND("B: 01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234\r\n\r\n")
    "hold\n";

static void check(const struct client *client, DWORD limit, DWORD error)
{
    struct exchange exchange;
    exchange_open(&exchange, client, NULL, NULL);
    if (limit > 0) {
        CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_MAX_RESPONSE_HEADER_SIZE, &limit, sizeof limit));
    }
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&exchange), 0);
    CHECK_EQ(exchange_read_all(&exchange), error);
    if (error != 0) {
        trailer_fails(exchange.request, WINHTTP_QUERY_CUSTOM, W("A"), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    }
    exchange_close(&exchange);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        check(&client, 0, 0);
        check(&client, 0, ERROR_WINHTTP_HEADER_SIZE_OVERFLOW);
        check(&client, 0, 0);
        check(&client, 0, ERROR_WINHTTP_HEADER_COUNT_EXCEEDED);
        check(&client, 102, 0);
        check(&client, 101, ERROR_WINHTTP_HEADER_SIZE_OVERFLOW);
        CHECK_EQ(loopback_connections(&server), 3);
        client_close(&client);
        loopback_stop(&server);
    }
    return 0;
}
