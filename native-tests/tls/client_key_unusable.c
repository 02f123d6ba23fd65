/*
 * Certificates of the client whose private key is there and of no use: of a kind that TLS does not have, one that belongs to
 * another certificate, and one that the system finds too small. 12186, and the server gets nothing; without a key 12185. In both modes and versions.
 */
#include <stdio.h>

#include "attempt.h"
#include "certificates.h"
#include "check.h"
#include "tls_lab.h"

static PCCERT_CONTEXT of_file(const struct tls_lab *lab, const char *name)
{
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, CERT_STORE_OPEN_EXISTING_FLAG, tls_lab_file(lab, name));
    PCCERT_CONTEXT certificate;

    CHECK(store != NULL);
    certificate = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_HAS_PRIVATE_KEY, NULL, NULL);
    CHECK(certificate != NULL);
    CHECK(CertCloseStore(store, 0));
    return certificate;
}

static void use(HINTERNET request, void *certificate)
{
    certificate_use(request, (PCCERT_CONTEXT)certificate);
}

static void run(const struct tls_lab *lab, enum call_mode mode, const char *version)
{
    struct loopback server = tls_lab_server(lab, "connection\ntls good protocols=%s client=required\nreceive head\n"
        "send \"HTTP/1.1 204 No Content\\r\\n\\r\\n\"\nloop\n", version);
    struct client client = tls_client(mode, server.port);

    printf("TLS %s, mode %d\n", version, (int)mode);
    fflush(stdout);
    CHECK_ATTEMPT(attempt_prepared(&client, use, (void *)certificate_from_pfx(lab, "client-dsa")),
        ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY, 0);
    CHECK_ATTEMPT(attempt_prepared(&client, use, (void *)of_file(lab, "client-other-key.pfx")),
        ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY, 0);
    CHECK_ATTEMPT(attempt_prepared(&client, use, (void *)certificate_from_pfx(lab, "client-weak")),
        ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY, 0);
    CHECK_ATTEMPT(attempt_prepared(&client, use, (void *)certificate_without_key(lab, "client-good")),
        ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY, 0);
    CHECK_ATTEMPT(attempt_prepared(&client, use, (void *)certificate_from_pfx(lab, "client-good")), 0, 0);
    client_close(&client);
    loopback_stop(&server);
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
