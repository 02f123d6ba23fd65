/* A loop of redirects ends with 12156 when the limit is exceeded; the URL is then that of the last one fetched. */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: r/a\r\nContent-Length: 0\r\n\r\n")
    "loop\n";

static const char once[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

/* Each redirect leads one folder deeper. */
static void exceed(enum call_mode mode, DWORD limit, int is_set)
{
    struct loopback server = loopback_start(script);
    struct client client = client_open(mode, server.port);
    struct exchange get;
    char *expected = legs_format("http://127.0.0.1:%u/", server.port), *longer, *url;
    DWORD i;

    exchange_open(&get, &client, NULL, NULL);
    if (is_set) {
        legs_set(get.request, WINHTTP_OPTION_MAX_HTTP_AUTOMATIC_REDIRECTS, limit);
    }
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&get), ERROR_WINHTTP_REDIRECT_FAILED);
    for (i = 0; i < limit; i++) {
        longer = legs_format(i + 1 == limit ? "%sr/a" : "%sr/", expected);
        free(expected);
        expected = longer;
    }
    url = legs_url(get.request);
    CHECK_TEXT(url, expected);
    free(url);
    free(expected);
    exchange_close(&get);
    client_close(&client);
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);
}

/* The limit is for each exchange, not for the handle. */
static void send_again(enum call_mode mode, unsigned short port)
{
    struct client client = client_open(mode, port);
    struct exchange get;
    unsigned i;

    exchange_open(&get, &client, NULL, NULL);
    legs_set(get.request, WINHTTP_OPTION_MAX_HTTP_AUTOMATIC_REDIRECTS, 1);
    for (i = 0; i < 3; i++) {
        CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    }
    exchange_close(&get);
    client_close(&client);
}

int main(void)
{
    struct loopback server = loopback_start(once);
    enum call_mode mode;
    EACH_MODE(mode) {
        exceed(mode, 10, 0);
        exceed(mode, 0, 1);
        exceed(mode, 1, 1);
        exceed(mode, 23, 1);
        send_again(mode, server.port);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
