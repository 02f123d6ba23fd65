/*
 * Kestrel's ports for clients with a certificate: one that insists in the handshake, one that asks when it has seen the request.
 * Both get 12044 of who has not decided; a chain whose intermediate certificate the client sends is trusted.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "kestrel.h"
#include "secure.h"

static char body[128];

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    CHECK(exchange->body_bytes + length < sizeof body);
    memcpy(body + exchange->body_bytes, piece, length);
    body[exchange->body_bytes + length] = '\0';
}

static void open_get(struct exchange_client *client, struct exchange *exchange)
{
    memset(exchange, 0, sizeof *exchange);
    exchange->object = W("/client-certificate");
    exchange->take = take;
    exchange_open(client, exchange);
    CHECK_EQ(secure_send(exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
}

static void succeed(struct exchange *exchange, const char *subject)
{
    CHECK_EQ(secure_send(exchange), 0);
    CHECK_EQ(exchange->status, 200);
    CHECK_TEXT(body, subject);
}

static void in_handshake(const struct tls_lab *lab, DWORD mode, unsigned short port)
{
    struct exchange_client client = exchange_client_open_secure(mode, port);
    struct exchange exchange;

    open_get(&client, &exchange);
    secure_decide(&exchange, lab, "client-good");
    succeed(&exchange, "CN=client-good, O=Tests");
    secure_decide(&exchange, lab, "client-rsa");
    succeed(&exchange, "CN=client-rsa, O=Tests");
    secure_decide(&exchange, lab, "client-intermediate");
    succeed(&exchange, "CN=client-intermediate, O=Tests");
    /* In TLS 1.3 the client is through with the handshake when the server refuses. */
    secure_decide(&exchange, lab, "client-other");
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CONNECTION_ERROR);
    secure_decide(&exchange, lab, NULL);
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CONNECTION_ERROR);
    exchange_close(&exchange);
    exchange_client_close(&client);
}

/* Kestrel asks late in TLS 1.2 only. */
static void after_request(const struct tls_lab *lab, DWORD mode, unsigned short port)
{
    struct exchange_client client = exchange_client_open_secure(mode, port);
    DWORD version = WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2;
    struct exchange exchange;

    CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_SECURE_PROTOCOLS, &version, sizeof version));
    open_get(&client, &exchange);
    secure_decide(&exchange, lab, "client-intermediate");
    succeed(&exchange, "CN=client-intermediate, O=Tests");
    secure_decide(&exchange, lab, NULL);
    succeed(&exchange, "none");
    exchange_close(&exchange);
    exchange_client_close(&client);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    struct kestrel kestrel = kestrel_start_tls(&lab);
    int mode;

    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        printf("mode %d\n", mode);
        fflush(stdout);
        in_handshake(&lab, exchange_modes[mode], kestrel.client_port);
        after_request(&lab, exchange_modes[mode], kestrel.late_port);
    }
    kestrel_stop(&kestrel);
    tls_lab_stop(&lab);
    return 0;
}
