/*
 * A certificate that the request has before anybody asks: from PEM and PFX, with what stands between it and its root, one
 * that the server does not trust, and one without a key. In both modes and versions.
 */
#include <stdio.h>

#include "certificates.h"
#include "check.h"
#include "tls_lab.h"
#include "reply.h"

static const char script[] =
    "connection\n"
    "tls good protocols=%s client=%s\n"
    "receive head\n"
    "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok\"\n"
    "close-notify\n"
    "close\n";

static DWORD get(struct client *client, PCCERT_CONTEXT certificate)
{
    struct exchange exchange;
    DWORD error;

    exchange_open(&exchange, client, NULL, NULL);
    certificate_use(exchange.request, certificate);
    error = exchange_send(&exchange, NULL, NULL, 0, 0);
    if (error == 0) {
        error = exchange_receive(&exchange);
    }
    exchange_close(&exchange);
    return error;
}

static void run(const struct tls_lab *lab, enum call_mode mode, const char *version)
{
    struct loopback strict = tls_lab_server(lab, script, version, "required"), lenient = tls_lab_server(lab, script, version, "wanted");
    struct loopback silent = tls_lab_server(lab, script, version, "none");
    struct client client = tls_client(mode, strict.port), other = tls_client(mode, lenient.port);
    struct client unasked = tls_client(mode, silent.port);

    printf("TLS %s, mode %d\n", version, (int)mode);
    fflush(stdout);
    CHECK_EQ(get(&client, certificate_from_pem(lab, "client-good")), 0);
    CHECK_CLIENT(&strict, 0, "CN=client-good, O=Tests");
    CHECK_EQ(get(&client, certificate_from_pfx(lab, "client-rsa")), 0);
    CHECK_CLIENT(&strict, 1, "CN=client-rsa, O=Tests");
    CHECK_EQ(get(&client, certificate_from_pem(lab, "client-intermediate")), 0);
    CHECK_CLIENT(&strict, 2, "CN=client-intermediate, O=Tests");

    /* The client shows what the program wants; whether it will do is the server's matter. */
    CHECK_EQ(get(&client, certificate_from_pem(lab, "client-other")), ERROR_WINHTTP_CONNECTION_ERROR);
    CHECK_EQ(get(&client, certificate_from_pem(lab, "client-expired")), ERROR_WINHTTP_CONNECTION_ERROR);
    CHECK_EQ(get(&other, certificate_from_pem(lab, "client-other")), 0);
    CHECK_CLIENT(&lenient, 0, "CN=client-other, O=Tests");
    CHECK_EQ(get(&other, certificate_from_pfx(lab, "client-expired")), 0);
    CHECK_CLIENT(&lenient, 1, "CN=client-expired, O=Tests");

    CHECK_EQ(get(&client, certificate_without_key(lab, "client-good")), ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY);
    CHECK_EQ(get(&unasked, certificate_from_pem(lab, "client-good")), 0);
    CHECK_CLIENT(&silent, 0, "-");

    client_close(&client);
    client_close(&other);
    client_close(&unasked);
    loopback_stop(&strict);
    loopback_stop(&lenient);
    loopback_stop(&silent);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;

    EACH_MODE(mode) {
        run(&lab, mode, "1.2");
        run(&lab, mode, "1.3");
    }
    tls_lab_stop(&lab);
    return 0;
}
