/*
 * Apache asks for a client's certificate for one folder only, which in TLS 1.3 is a message after the request: as in TLS 1.2 the
 * response fails with 12044, and the same request goes out again with a certificate. Who says that there is none does not
 * offer to be asked so late, and neither does who has found a server quiet before: Apache answers them with 403.
 */
#include <stdio.h>
#include <string.h>

#include "apache.h"
#include "check.h"
#include "pattern.h"
#include "secure.h"

enum { BYTES = 1000, UPLOAD_BYTES = 100001 };

static const char configuration[] =
    "SSLProtocol TLSv1.3\n"
    "Header always set X-Subject expr=%{SSL_CLIENT_S_DN}\n"
    "Alias /required ${FOLDER}/root\n"
    "<Location />\n"
    "    Dav On\n"
    "</Location>\n"
    "<Location /required>\n"
    "    SSLVerifyClient require\n"
    "</Location>\n";

static void open_request(struct exchange_client *client, struct exchange *exchange, const WCHAR *method, const WCHAR *object)
{
    memset(exchange, 0, sizeof *exchange);
    exchange->method = method;
    exchange->object = object;
    exchange_open(client, exchange);
}

static void succeed(struct exchange *exchange, DWORD status, const char *subject)
{
    CHECK_EQ(secure_send(exchange), 0);
    CHECK_EQ(exchange->status, status);
    CHECK_HEADER(exchange, W("X-Subject"), subject);
}

static void get(struct exchange_client *client, const struct tls_lab *lab)
{
    struct exchange exchange;

    secure_get(client, W("/page"), BYTES);
    open_request(client, &exchange, NULL, W("/required/page"));
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    secure_decide(&exchange, lab, "client-good");
    succeed(&exchange, 200, "CN=client-good,O=Tests");
    secure_decide(&exchange, lab, "client-intermediate");
    succeed(&exchange, 200, "CN=client-intermediate,O=Tests");
    secure_decide(&exchange, lab, "client-other");
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CONNECTION_ERROR);
    secure_decide(&exchange, lab, NULL);
    succeed(&exchange, 403, "");
    exchange_close(&exchange);
}

static void put(struct exchange_client *client, const struct tls_lab *lab, const struct apache *apache)
{
    struct exchange exchange;

    open_request(client, &exchange, W("PUT"), W("/required/written"));
    exchange.upload_bytes = UPLOAD_BYTES;
    exchange.fill = pattern_fill;
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    secure_decide(&exchange, lab, "client-rsa");
    succeed(&exchange, 201, "CN=client-rsa,O=Tests");
    exchange_close(&exchange);
    pattern_check_file(apache_file(apache, "written"), UPLOAD_BYTES);
    CHECK(remove(apache_file(apache, "written")) == 0);
}

/* The first connection has listened, and has ended before the server asked. */
static void get_from_quiet_server(struct exchange_client *client)
{
    struct exchange exchange;

    open_request(client, &exchange, NULL, W("/page"));
    exchange.headers = W("Connection: close");
    succeed(&exchange, 200, "");
    exchange_close(&exchange);
    open_request(client, &exchange, NULL, W("/required/page"));
    succeed(&exchange, 403, "");
    exchange_close(&exchange);
}

int main(void)
{
    struct tls_lab lab;
    struct apache asking, quiet;
    int mode;

    apache_needs_module("ssl");
    lab = tls_lab_start();
    asking = apache_start_tls(&lab, "good", configuration);
    quiet = apache_start_tls(&lab, "good", configuration);
    pattern_write_file(apache_file(&asking, "page"), BYTES);
    pattern_write_file(apache_file(&quiet, "page"), BYTES);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client asked = exchange_client_open_secure(exchange_modes[mode], asking.port);
        struct exchange_client unheard = exchange_client_open_secure(exchange_modes[mode], quiet.port);

        printf("mode %d\n", mode);
        fflush(stdout);
        get(&asked, &lab);
        put(&asked, &lab, &asking);
        get_from_quiet_server(&unheard);
        exchange_client_close(&asked);
        exchange_client_close(&unheard);
    }
    apache_stop(&asking);
    apache_stop(&quiet);
    tls_lab_stop(&lab);
    return 0;
}
