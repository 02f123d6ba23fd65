/*
 * REQUEST_TIMES and REQUEST_STATS: the moments of an exchange in their order, sizes and counts as they were on the wire, and as
 * many entries as are asked for. Both modes.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"

static const char head[] = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" "hello")
    "loop\n";

static void times(struct exchange *exchange, int is_first)
{
    static const int order[] = { WinHttpConnectionAcquireStart, WinHttpConnectionAcquireEnd, WinHttpSendRequestStart,
        WinHttpSendRequestHeadersEnd, WinHttpReceiveResponseStart, WinHttpReceiveResponseHeadersEnd,
        WinHttpReceiveResponseEnd };
    static const int connecting[] = { WinHttpConnectionAcquireStart, WinHttpNameResolutionStart, WinHttpNameResolutionEnd,
        WinHttpConnectionEstablishmentStart, WinHttpConnectionEstablishmentEnd, WinHttpConnectionAcquireEnd };
    WINHTTP_REQUEST_TIMES got;
    DWORD length = sizeof got;
    size_t at;

    memset(&got, 0xEE, sizeof got);
    got.cTimes = WinHttpRequestTimeLast;
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_REQUEST_TIMES, &got, &length));
    CHECK_EQ(length, sizeof got);
    CHECK_EQ(got.cTimes, WinHttpRequestTimeLast);
    for (at = 0; at < sizeof order / sizeof order[0]; at++) {
        CHECK(got.rgullTimes[order[at]] != 0);
        CHECK(at == 0 || got.rgullTimes[order[at]] >= got.rgullTimes[order[at - 1]]);
    }
    for (at = 0; at < sizeof connecting / sizeof connecting[0]; at++) {
        if (is_first) {
            CHECK(at == 0 || got.rgullTimes[connecting[at]] >= got.rgullTimes[connecting[at - 1]]);
        } else if (at > 0 && at + 1 < sizeof connecting / sizeof connecting[0]) {
            CHECK_EQ(got.rgullTimes[connecting[at]], 0);
        }
    }
    CHECK_EQ(got.rgullTimes[WinHttpProxyDetectionStart], 0);
    CHECK_EQ(got.rgullTimes[WinHttpTlsHandshakeClientLeg1Start], 0);

    got.cTimes = WinHttpConnectionAcquireStart;
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_REQUEST_TIMES, &got, &length));
    CHECK_EQ(got.rgullTimes[WinHttpConnectionAcquireStart], 0);
    got.cTimes = WinHttpRequestTimeMax + 1;
    CHECK_FAILS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_REQUEST_TIMES, &got, &length),
        ERROR_INVALID_PARAMETER);
    length = sizeof got - 1;
    CHECK_FAILS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_REQUEST_TIMES, &got, &length),
        ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, sizeof got);
}

static void stats(struct exchange *exchange, unsigned index, size_t sent)
{
    WINHTTP_REQUEST_STATS got;
    DWORD length = sizeof got;

    memset(&got, 0xEE, sizeof got);
    got.cStats = WinHttpRequestStatLast;
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_REQUEST_STATS, &got, &length));
    CHECK_EQ(length, sizeof got);
    CHECK_EQ(got.ullFlags, index == 0 ? WINHTTP_REQUEST_STAT_FLAG_FIRST_REQUEST : 0);
    CHECK_EQ(got.ulIndex, index);
    CHECK_EQ(got.cStats, WinHttpRequestStatLast);
    CHECK_EQ(got.rgullStats[WinHttpConnectFailureCount], 0);
    CHECK_EQ(got.rgullStats[WinHttpRequestHeadersSize], sent);
    CHECK_EQ(got.rgullStats[WinHttpResponseHeadersSize], sizeof head - 1);
    CHECK_EQ(got.rgullStats[WinHttpResponseBodySize], 5);
    CHECK_EQ(got.rgullStats[WinHttpTlsHandshakeClientLeg1Size], 0);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        size_t sent = 0;
        unsigned index;
        for (index = 0; index < 2; index++) {
            struct exchange exchange;
            struct loopback_bytes received;

            exchange_open(&exchange, &client, NULL, NULL);
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "hello");
            received = loopback_received(&server, 0);
            times(&exchange, index == 0);
            stats(&exchange, index, received.length - sent);
            sent = received.length;
            free(received.data);
            exchange_close(&exchange);
        }
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
