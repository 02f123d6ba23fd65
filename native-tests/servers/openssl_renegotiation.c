/*
 * A server of TLS 1.2 that begins a new handshake while it owes a response: for no reason, which is refused; to ask for a
 * certificate, which fails with 12044. Who has decided about a certificate goes along with both.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "openssl_server.h"
#include "secure.h"

#define REQUEST "Host: localhost"
#define RESPONSE "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
#define FINISHED "<<< TLS 1.2, Handshake [length 0010], Finished"

/* The handshake does not come to its end. */
static const struct openssl_step for_no_reason[] = { { REQUEST, "r\n" }, { "ERROR", NULL } };
static const struct openssl_step to_ask[] = { { REQUEST, "R\n" }, { "ERROR", NULL } };

static const struct openssl_step answered[] = { { REQUEST, "r\n" }, { FINISHED, RESPONSE } };
static const struct openssl_step answered_without[] = {
    { REQUEST, "R\n" }, { ", CertificateRequest", NULL }, { FINISHED, RESPONSE },
};
static const struct openssl_step answered_with[] = {
    { REQUEST, "R\n" }, { ", CertificateVerify", NULL }, { FINISHED, RESPONSE },
};

static DWORD get(struct openssl_server *server, struct exchange *exchange, const struct openssl_step *steps, size_t count)
{
    openssl_server_answer(server, steps, count);
    secure_send(exchange);
    openssl_server_answered(server);
    return exchange->error;
}

static void run(const struct tls_lab *lab, DWORD mode, const char *options)
{
    struct openssl_server server = openssl_server_start_answered(lab, "good", options);
    struct exchange_client client = exchange_client_open_secure(mode, server.port);
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange_open(&client, &exchange);
    CHECK_EQ(get(&server, &exchange, for_no_reason, 2), ERROR_WINHTTP_CONNECTION_ERROR);
    CHECK_EQ(get(&server, &exchange, for_no_reason, 2), ERROR_WINHTTP_CONNECTION_ERROR);
    CHECK_EQ(get(&server, &exchange, to_ask, 2), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    secure_decide(&exchange, lab, "client-good");
    CHECK_EQ(get(&server, &exchange, answered_with, 3), 0);
    CHECK_EQ(exchange.status, 200);
    CHECK_EQ(get(&server, &exchange, answered, 2), 0);
    secure_decide(&exchange, lab, NULL);
    CHECK_EQ(get(&server, &exchange, answered_without, 3), 0);
    CHECK_EQ(exchange.status, 200);
    CHECK_EQ(get(&server, &exchange, answered, 2), 0);
    exchange_close(&exchange);
    exchange_client_close(&client);
    openssl_server_stop(&server);
}

/* The shorter handshake of a session that is resumed is refused as well; such a server cannot ask in it. */
static void run_resumed(const struct tls_lab *lab, DWORD mode)
{
    struct openssl_server server = openssl_server_start_answered(lab, "good", "-tls1_2");
    struct exchange_client client = exchange_client_open_secure(mode, server.port);
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange_open(&client, &exchange);
    CHECK_EQ(get(&server, &exchange, for_no_reason, 2), ERROR_WINHTTP_CONNECTION_ERROR);
    CHECK_EQ(get(&server, &exchange, to_ask, 2), ERROR_WINHTTP_CONNECTION_ERROR);
    exchange_close(&exchange);
    exchange_client_close(&client);
    openssl_server_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    int mode;

    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        printf("mode %d\n", mode);
        fflush(stdout);
        run(&lab, exchange_modes[mode], "-tls1_2 -no_resumption_on_reneg");
        run_resumed(&lab, exchange_modes[mode]);
    }
    tls_lab_stop(&lab);
    return 0;
}
