/*
 * What a server of TLS 1.3 may say after the handshake: changed keys pass unnoticed, on a connection in use and on an idle
 * one; asked for a certificate, who has not decided fails with 12044, who has one sends it, and who has none was not asked,
 * since he did not offer to answer.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "openssl_server.h"
#include "secure.h"

#define REQUEST "Host: localhost"
#define SENT ", InnerContent [length 0001]\n    17"
#define KEYS_SENT ">>> TLS 1.3, Handshake [length 0005], KeyUpdate"
#define KEYS_RECEIVED "<<< TLS 1.3, Handshake [length 0005], KeyUpdate"
#define OK "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n"
#define LAST "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nabcdef"

static const struct openssl_step around_response[] = {
    { REQUEST, "k\n" },
    { KEYS_SENT, OK "ab" },
    { SENT, "k\n" },
    { KEYS_SENT, "cd" },
    { SENT, "K\n" },
    { KEYS_SENT, "ef" },
};

/* The client's keys change with what it sends next. */
static const struct openssl_step next_request[] = { { KEYS_RECEIVED, NULL }, { REQUEST, OK "abcdef" } };

static const struct openssl_step while_idle[] = { { SENT, "k\n" }, { KEYS_SENT, "K\n" }, { KEYS_SENT, NULL } };
static const struct openssl_step request_after_idle[] = { { REQUEST, OK "abcdef" } };
static const struct openssl_step last_request[] = { { REQUEST, LAST } };

static const struct openssl_step asked[] = { { REQUEST, "c\n" }, { ", CertificateRequest", NULL }, { "ERROR", NULL } };
static const struct openssl_step answered[] = {
    { REQUEST, "c\n" },
    { ", CertificateRequest", NULL },
    { ", CertificateVerify", NULL },
    { ", Finished", LAST },
};
static const struct openssl_step not_offered[] = { { REQUEST, "c\n" }, { "extension not received", LAST } };

static char body[16];

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    CHECK(exchange->body_bytes + length < sizeof body);
    memcpy(body + exchange->body_bytes, piece, length);
}

static DWORD get(struct openssl_server *server, struct exchange *exchange, const struct openssl_step *steps, size_t count)
{
    memset(body, 0, sizeof body);
    openssl_server_answer(server, steps, count);
    secure_send(exchange);
    openssl_server_answered(server);
    return exchange->error;
}

static void succeed(struct openssl_server *server, struct exchange *exchange, const struct openssl_step *steps, size_t count)
{
    CHECK_EQ(get(server, exchange, steps, count), 0);
    CHECK_EQ(exchange->status, 200);
    CHECK_TEXT(body, "abcdef");
}

/* The port of this side, in the byte order of the network: another one is another connection. */
static unsigned port_of(struct exchange *exchange)
{
    WINHTTP_CONNECTION_INFO addresses;
    DWORD size = sizeof addresses;
    unsigned short port;

    memset(&addresses, 0, sizeof addresses);
    addresses.cbSize = size;
    CHECK_SUCCEEDS(WinHttpQueryOption(exchange->request, WINHTTP_OPTION_CONNECTION_INFO, &addresses, &size));
    memcpy(&port, (const char *)&addresses.LocalAddress + 2, sizeof port); /* of IPv4 and of IPv6 */
    return port;
}

static void open_get(struct exchange_client *client, struct exchange *exchange)
{
    memset(exchange, 0, sizeof *exchange);
    exchange->take = take;
    exchange_open(client, exchange);
}

static void change_keys(const struct tls_lab *lab, DWORD mode)
{
    struct openssl_server server = openssl_server_start_answered(lab, "good", "-tls1_3");
    struct exchange_client client = exchange_client_open_secure(mode, server.port);
    struct exchange exchange;
    unsigned port;

    open_get(&client, &exchange);
    succeed(&server, &exchange, around_response, 6);
    port = port_of(&exchange);
    succeed(&server, &exchange, next_request, 2);
    CHECK_EQ(port_of(&exchange), port);
    openssl_server_answer(&server, while_idle, 3);
    openssl_server_answered(&server);
    /* Whether the client has listened before it sends this one is a matter of moments. */
    succeed(&server, &exchange, request_after_idle, 1);
    CHECK_EQ(port_of(&exchange), port);
    succeed(&server, &exchange, last_request, 1);
    CHECK_EQ(port_of(&exchange), port);
    exchange_close(&exchange);
    exchange_client_close(&client);
    openssl_server_stop(&server);
}

static void ask(const struct tls_lab *lab, DWORD mode)
{
    struct openssl_server server = openssl_server_start_answered(lab, "good", "-tls1_3");
    struct exchange_client client = exchange_client_open_secure(mode, server.port);
    struct exchange exchange;

    open_get(&client, &exchange);
    CHECK_EQ(get(&server, &exchange, asked, 3), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    CHECK_EQ(get(&server, &exchange, asked, 3), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    secure_decide(&exchange, lab, "client-good");
    succeed(&server, &exchange, answered, 4);
    secure_decide(&exchange, lab, NULL);
    succeed(&server, &exchange, not_offered, 2);
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
        change_keys(&lab, exchange_modes[mode]);
        ask(&lab, exchange_modes[mode]);
    }
    tls_lab_stop(&lab);
    return 0;
}
