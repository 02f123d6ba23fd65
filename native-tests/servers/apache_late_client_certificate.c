/*
 * Apache asks for a client's certificate for one folder only, which in TLS 1.2 is a new handshake after the request: the
 * response fails with 12044, and the same request goes out again with a certificate, or with the word that there is none.
 */
#include <stdio.h>
#include <string.h>

#include "apache.h"
#include "check.h"
#include "pattern.h"
#include "secure.h"

enum { BYTES = 1000, UPLOAD_BYTES = 100001 };

static const char configuration[] =
    "SSLProtocol TLSv1.2\n"
    "Header always set X-Subject expr=%{SSL_CLIENT_S_DN}\n"
    "Alias /required ${FOLDER}/root\n"
    "Alias /optional ${FOLDER}/root\n"
    "<Location />\n"
    "    Dav On\n"
    "</Location>\n"
    "<Location /required>\n"
    "    SSLVerifyClient require\n"
    "</Location>\n"
    "<Location /optional>\n"
    "    SSLVerifyClient optional\n"
    "</Location>\n";

static void open_request(struct exchange_client *client, struct exchange *exchange, const WCHAR *method, const WCHAR *object)
{
    memset(exchange, 0, sizeof *exchange);
    exchange->method = method;
    exchange->object = object;
    exchange->take = method == NULL ? pattern_take : NULL;
    exchange_open(client, exchange);
}

/* The request that nobody has decided about fails, and can be sent again. */
static void ask(struct exchange *exchange)
{
    CHECK_EQ(secure_send(exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
}

static void succeed(struct exchange *exchange, DWORD status, const char *subject)
{
    CHECK_EQ(secure_send(exchange), 0);
    CHECK_EQ(exchange->status, status);
    CHECK_HEADER(exchange, W("X-Subject"), subject);
}

static void get(struct exchange_client *client, const struct tls_lab *lab)
{
    unsigned long long open = secure_get(client, W("/page"), BYTES), connection;
    struct exchange exchange, next;

    open_request(client, &exchange, NULL, W("/required/page"));
    ask(&exchange);
    ask(&exchange);
    secure_decide(&exchange, lab, "client-good");
    succeed(&exchange, 200, "CN=client-good,O=Tests");
    CHECK_EQ(exchange.body_bytes, BYTES);
    connection = exchange_number(&exchange, W("X-Connection"));
    CHECK(connection != open);
    exchange_close(&exchange);

    /* Whose certificate is known is not asked again. */
    open_request(client, &next, NULL, W("/required/page"));
    secure_decide(&next, lab, "client-good");
    succeed(&next, 200, "CN=client-good,O=Tests");
    CHECK_EQ(exchange_number(&next, W("X-Connection")), connection);
    exchange_close(&next);

    open_request(client, &next, NULL, W("/required/page"));
    secure_decide(&next, lab, "client-intermediate");
    succeed(&next, 200, "CN=client-intermediate,O=Tests");
    exchange_close(&next);
}

static void given_body(struct exchange_client *client, const struct tls_lab *lab, const struct apache *apache)
{
    unsigned char bytes[BYTES];
    struct exchange exchange;

    pattern_fill(bytes, BYTES, 0);
    open_request(client, &exchange, W("PUT"), W("/required/given"));
    exchange.memory = bytes;
    exchange.memory_bytes = BYTES;
    ask(&exchange);
    secure_decide(&exchange, lab, "client-good");
    succeed(&exchange, 201, "CN=client-good,O=Tests");
    exchange_close(&exchange);
    pattern_check_file(apache_file(apache, "given"), BYTES);
    CHECK(remove(apache_file(apache, "given")) == 0);
}

static void written_body(struct exchange_client *client, const struct tls_lab *lab, const struct apache *apache)
{
    struct exchange exchange;

    open_request(client, &exchange, W("PUT"), W("/required/written"));
    exchange.upload_bytes = UPLOAD_BYTES;
    exchange.fill = pattern_fill;
    ask(&exchange);
    secure_decide(&exchange, lab, "client-rsa");
    succeed(&exchange, 201, "CN=client-rsa,O=Tests");
    exchange_close(&exchange);
    pattern_check_file(apache_file(apache, "written"), UPLOAD_BYTES);
    CHECK(remove(apache_file(apache, "written")) == 0);
}

static void none(struct exchange_client *client, const struct tls_lab *lab)
{
    struct exchange exchange;

    open_request(client, &exchange, NULL, W("/optional/page"));
    ask(&exchange);
    secure_decide(&exchange, lab, NULL);
    succeed(&exchange, 200, "");
    exchange_close(&exchange);

    /* The new handshake fails: the server says why with an alert, and closes. */
    open_request(client, &exchange, NULL, W("/required/page"));
    secure_decide(&exchange, lab, NULL);
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CONNECTION_ERROR);
    secure_decide(&exchange, lab, "client-other");
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CONNECTION_ERROR);
    secure_decide(&exchange, lab, "client-good");
    succeed(&exchange, 200, "CN=client-good,O=Tests");
    exchange_close(&exchange);
}

int main(void)
{
    struct tls_lab lab;
    struct apache apache;
    int mode;

    apache_needs_module("ssl");
    lab = tls_lab_start();
    apache = apache_start_tls(&lab, "good", configuration);
    pattern_write_file(apache_file(&apache, "page"), BYTES);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open_secure(exchange_modes[mode], apache.port);

        printf("mode %d\n", mode);
        fflush(stdout);
        get(&client, &lab);
        given_body(&client, &lab, &apache);
        written_body(&client, &lab, &apache);
        none(&client, &lab);
        exchange_client_close(&client);
    }
    apache_stop(&apache);
    tls_lab_stop(&lab);
    return 0;
}
