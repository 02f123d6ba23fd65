/* CONNECTION_STATS: what the system has counted on the connection, while it lasts and when it is closed. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

/* 19 + 19 + 21 + 3 bytes of response. */
#define RESPONSE_BYTES 60

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Connection: close\r\n" "Content-Length: 3\r\n\r\n" "abc")
    "close\n";

static void check_statistics(const struct exchange *exchange, int is_closed)
{
    TCP_INFO_v0 v0;
    TCP_INFO_v1 v1;
    TCP_INFO_v2 v2;
    DWORD length = sizeof v0 - 1;
    CHECK_FAILS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_CONNECTION_STATS_V0, &v0, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, sizeof v0);
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_CONNECTION_STATS_V0, &v0, &length));
    length = sizeof v1;
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_CONNECTION_STATS_V1, &v1, &length));
    CHECK_EQ(length, sizeof v1);
    length = sizeof v2;
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_CONNECTION_STATS_V2, &v2, &length));
    CHECK_EQ(length, sizeof v2);

    CHECK(v0.State == TCPSTATE_ESTABLISHED || v0.State == TCPSTATE_CLOSE_WAIT);
    CHECK(v0.Mss > 0);
    CHECK_EQ(v0.BytesIn, RESPONSE_BYTES);
    CHECK(v0.BytesOut > RESPONSE_BYTES / 2); /* a head */
    CHECK(v0.Cwnd >= v0.Mss);
    CHECK(v0.RcvBuf > 0);
    CHECK_EQ(v0.SynRetrans, 0);
    CHECK_EQ(v1.BytesIn, v0.BytesIn);
    CHECK_EQ(v2.BytesOut, v0.BytesOut);
    CHECK_EQ(v2.OutOfOrderPktsIn, 0);
    if (is_closed) {
        CHECK(memcmp(&v0, &v1, sizeof v0) == 0); /* it is over: nothing changes any more */
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        char body[8];
        DWORD count;
        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        check_statistics(&exchange, 0);
        CHECK_EQ(exchange_read(&exchange, body, sizeof body, &count), 0);
        CHECK_EQ(count, 3);
        check_statistics(&exchange, 1);
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
