/*
 * A server of TLS 1.2 that asks for the client's certificate when it has seen the request: WinHttpReceiveResponse fails
 * with 12044, and the same request goes out again with a certificate. One whose client has decided is answered at once.
 */
#include <stdio.h>

#include "certificates.h"
#include "check.h"
#include "tls_lab.h"
#include "reply.h"

static const char script[] =
    "connection\n"
    "tls good protocols=1.2 client=later\n"
    "receive head\n"
    "request-client-certificate\n"
    "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok\"\n"
    "close-notify\n"
    "close\n";

static void run(const struct tls_lab *lab, enum call_mode mode)
{
    struct loopback server = tls_lab_server(lab, script);
    struct client client = tls_client(mode, server.port);
    struct exchange exchange;
    DWORD error;

    printf("mode %d\n", (int)mode);
    fflush(stdout);
    exchange_open(&exchange, &client, NULL, NULL);
    /* In asynchronous mode the send waits for the first bytes of the response. */
    error = exchange_send(&exchange, NULL, NULL, 0, 0);
    if (mode == SYNCHRONOUS) {
        CHECK_EQ(error, 0);
        error = exchange_receive(&exchange);
    }
    CHECK_EQ(error, ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    certificate_use(exchange.request, certificate_from_pem(lab, "client-good"));
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
    CHECK_CLIENT(&server, 1, "CN=client-good, O=Tests");

    certificate_use_none(exchange.request);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
    CHECK_CLIENT(&server, 2, "-");
    CHECK_EQ(loopback_connections(&server), 3);
    exchange_close(&exchange);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;

    EACH_MODE(mode) {
        run(&lab, mode);
    }
    tls_lab_stop(&lab);
    return 0;
}
