/*
 * A server that wants, or insists on, a certificate of a client who has not decided: 12044, and whom the server trusts.
 * The same request goes out again with a certificate, or with the word that there is none; in both modes and versions.
 */
#include <stdio.h>
#include <string.h>

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

static void check_issuers(HINTERNET request, const struct tls_lab *lab)
{
    PCCERT_CONTEXT root = certificate_without_key(lab, "root");
    SecPkgContext_IssuerListInfoEx *issuers = NULL;
    DWORD size = sizeof issuers;

    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_CLIENT_CERT_ISSUER_LIST, &issuers, &size));
    CHECK_EQ(size, sizeof issuers);
    CHECK_EQ(issuers->cIssuers, 1);
    CHECK_EQ(issuers->aIssuers[0].cbData, root->pCertInfo->Subject.cbData);
    CHECK(memcmp(issuers->aIssuers[0].pbData, root->pCertInfo->Subject.pbData, root->pCertInfo->Subject.cbData) == 0);
    CHECK(GlobalFree(issuers) == NULL);
    CHECK(CertFreeCertificateContext(root));
}

/* This server looks at what it has got after the handshake, and ends the connection. */
static void check_refusal(struct exchange *exchange)
{
    DWORD error = exchange_send(exchange, NULL, NULL, 0, 0);

    if (error == 0) {
        error = exchange_receive(exchange);
    }
    CHECK_EQ(error, ERROR_WINHTTP_CONNECTION_ERROR);
}

static void run(const struct tls_lab *lab, enum call_mode mode, const char *version, const char *wish)
{
    struct loopback server = tls_lab_server(lab, script, version, wish);
    struct client client = tls_client(mode, server.port);
    struct exchange exchange;
    SecPkgContext_IssuerListInfoEx *issuers;
    DWORD size = sizeof issuers;

    printf("TLS %s, %s, mode %d\n", version, wish, (int)mode);
    fflush(stdout);
    exchange_open(&exchange, &client, NULL, NULL);
    CHECK_FAILS(WinHttpQueryOption(exchange.request, WINHTTP_OPTION_CLIENT_CERT_ISSUER_LIST, &issuers, &size),
        ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    check_issuers(exchange.request, lab);
    /* Asking again without having decided changes nothing. */
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);

    certificate_use(exchange.request, certificate_from_pem(lab, "client-good"));
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
    CHECK_CLIENT(&server, 2, "CN=client-good, O=Tests");

    certificate_use_none(exchange.request);
    if (strcmp(wish, "required") == 0) {
        check_refusal(&exchange);
    } else {
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        CHECK_CLIENT(&server, 3, "-");
    }
    CHECK_EQ(loopback_connections(&server), 4);
    exchange_close(&exchange);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    static const char *const versions[] = { "1.2", "1.3" }, *const wishes[] = { "wanted", "required" };
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    size_t i, j;

    EACH_MODE(mode) {
        for (i = 0; i < 2; i++) {
            for (j = 0; j < 2; j++) {
                run(&lab, mode, versions[i], wishes[j]);
            }
        }
    }
    tls_lab_stop(&lab);
    return 0;
}
