/*
 * Sessions of TLS are resumed: with 1.3 from the third connection on, since the first one of all listens whether the server
 * asks for a certificate; with 1.2 for requests that have decided about one. REQUEST_STATS says of each what the server says.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "certificates.h"
#include "check.h"
#include "client.h"
#include "reply.h"
#include "tls_lab.h"

enum { CONNECTIONS = 4 };

static const char script[] =
    "connection\n"
    "tls good protocols=%s\n"
    "receive head\n"
    "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok\"\n"
    "close-notify\n"
    "close\n";

static int is_told_as_resumed(HINTERNET request)
{
    WINHTTP_REQUEST_STATS stats;
    DWORD length = sizeof stats;

    memset(&stats, 0, sizeof stats);
    stats.cStats = WinHttpRequestStatLast;
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_REQUEST_STATS, &stats, &length));
    CHECK(stats.ullFlags & WINHTTP_REQUEST_STAT_FLAG_FIRST_REQUEST);
    return (stats.ullFlags & WINHTTP_REQUEST_STAT_FLAG_TLS_SESSION_RESUMPTION) != 0;
}

static int is_reported_as_resumed(const char *report, int number)
{
    char title[32];
    const char *connection, *resumed;

    snprintf(title, sizeof title, "connection %d ", number);
    connection = strstr(report, title);
    CHECK(connection != NULL);
    resumed = strstr(connection, "resumed=");
    CHECK(resumed != NULL);
    return strncmp(resumed, "resumed=yes", strlen("resumed=yes")) == 0;
}

static void run(const struct tls_lab *lab, enum call_mode mode, const char *version)
{
    struct loopback server = tls_lab_server(lab, script, version);
    struct client client = tls_client(mode, server.port);
    int told[CONNECTIONS];
    char *report;
    int i;

    for (i = 0; i < CONNECTIONS; i++) {
        struct exchange exchange;

        exchange_open(&exchange, &client, NULL, NULL);
        if (strcmp(version, "1.2") == 0) {
            certificate_use_none(exchange.request);
        }
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        told[i] = is_told_as_resumed(exchange.request);
        exchange_close(&exchange);
    }
    report = loopback_report(&server);
    for (i = 0; i < CONNECTIONS; i++) {
        CHECK_EQ(told[i], is_reported_as_resumed(report, i));
    }
    CHECK(!told[0]);
    CHECK(told[CONNECTIONS - 1]);
    free(report);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;

    EACH_MODE(mode) {
        run(&lab, mode, "1.3");
        run(&lab, mode, "1.2");
    }
    tls_lab_stop(&lab);
    return 0;
}
