/*
 * Sessions of TLS are resumed: with 1.3 from the third connection on, since the first one of all listens whether the server
 * asks for a certificate; with 1.2 for requests that have decided about one.
 */
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

static void run(const struct tls_lab *lab, enum call_mode mode, const char *version)
{
    struct loopback server = tls_lab_server(lab, script, version);
    struct client client = tls_client(mode, server.port);
    char *report, *last;
    int i;

    for (i = 0; i < CONNECTIONS; i++) {
        struct exchange exchange;

        exchange_open(&exchange, &client, NULL, NULL);
        if (strcmp(version, "1.2") == 0) {
            certificate_use_none(exchange.request);
        }
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        exchange_close(&exchange);
    }
    report = loopback_report(&server);
    last = strstr(report, "connection 3 ");
    CHECK(last != NULL);
    CHECK(strstr(last, "resumed=yes") != NULL);
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
