/*
 * CONNECT_TIMEOUT: 12002, for each address anew, and of the addresses CONNECT_RETRIES are tried. A change counts from
 * the next send of the same request on, whichever function makes it, and a request that was late can be sent again.
 */
#include "limits.h"
#include "loopback.h"
#include "reply.h"
#include "silent_port.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

static DWORD send_empty(struct exchange *exchange)
{
    return exchange_send(exchange, NULL, NULL, 0, 0);
}

/* One address, which says nothing. */
static void check_silence(enum call_mode mode, unsigned short port)
{
    struct client client = client_open(mode, port);
    struct exchange exchange;
    uint64_t begun;
    exchange_open(&exchange, &client, NULL, NULL);

    CHECK_SUCCEEDS(WinHttpSetTimeouts(exchange.request, 0, 150, 0, 0));
    begun = clock_ms();
    CHECK_EQ(send_empty(&exchange), ERROR_WINHTTP_TIMEOUT);
    check_not_before(begun, 150);

    set_limit(&exchange, WINHTTP_OPTION_CONNECT_TIMEOUT, 400);
    begun = clock_ms();
    CHECK_EQ(send_empty(&exchange), ERROR_WINHTTP_TIMEOUT);
    check_not_before(begun, 400);
    exchange_close(&exchange);
    client_close(&client);
}

/* Two addresses, of which the second one answers. */
static void check_second_address(enum call_mode mode, unsigned short port)
{
    struct client client = client_open_as(mode, NULL, W("localhost"), port);
    struct exchange exchange;
    uint64_t begun = clock_ms();
    exchange_open(&exchange, &client, NULL, NULL);
    set_limit(&exchange, WINHTTP_OPTION_CONNECT_TIMEOUT, 150);
    set_limit(&exchange, WINHTTP_OPTION_CONNECT_RETRIES, 1);
    CHECK_EQ(send_empty(&exchange), ERROR_WINHTTP_TIMEOUT);
    check_not_before(begun, 150);

    begun = clock_ms();
    set_limit(&exchange, WINHTTP_OPTION_CONNECT_RETRIES, 2);
    CHECK_EQ(send_empty(&exchange), 0);
    check_not_before(begun, 150);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
    exchange_close(&exchange);
    client_close(&client);
}

/* Two addresses, and neither answers. */
static void check_each_address(enum call_mode mode, unsigned short port)
{
    struct client client = client_open_as(mode, NULL, W("localhost"), port);
    struct exchange exchange;
    uint64_t begun = clock_ms();
    exchange_open(&exchange, &client, NULL, NULL);
    set_limit(&exchange, WINHTTP_OPTION_CONNECT_TIMEOUT, 150);
    CHECK_EQ(send_empty(&exchange), ERROR_WINHTTP_TIMEOUT);
    check_not_before(begun, 300);
    exchange_close(&exchange);
    client_close(&client);
}

/* No limit is no limit of a moment: the connection is made. */
static void check_limitless(enum call_mode mode, unsigned short port)
{
    struct client client = client_open(mode, port);
    int at;
    for (at = 0; at < LIMITLESS; at++) {
        struct exchange exchange;
        exchange_open(&exchange, &client, NULL, NULL);
        set_limit(&exchange, WINHTTP_OPTION_CONNECT_TIMEOUT, limitless[at]);
        CHECK_EQ(send_empty(&exchange), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
        exchange_close(&exchange);
    }
    client_close(&client);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned short silent = silent_port();
    enum call_mode mode;
    EACH_MODE(mode) {
        check_silence(mode, silent);
        check_limitless(mode, server.port);
    }
    silence_ipv6(server.port);
    silence_ipv6(silent);
    EACH_MODE(mode) {
        check_second_address(mode, server.port);
        check_each_address(mode, silent);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
