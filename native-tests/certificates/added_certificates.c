/* Adding a certificate that is there, by each disposition; a copy keeps its private key. */
#include <stdlib.h>

#include "check.h"
#include "made.h"

static unsigned count(HCERTSTORE store)
{
    PCCERT_CONTEXT context = NULL;
    unsigned found = 0;
    while ((context = CertEnumCertificatesInStore(store, context)) != NULL) {
        found++;
    }
    return found;
}

int main(void)
{
    HCERTSTORE packet = made_store();
    HCERTSTORE store = CertOpenStore("Memory", 0, 0, 0, NULL);
    CRYPT_DATA_BLOB encoded = made_file("client.der");
    PCCERT_CONTEXT source, added, again;

    CHECK(store != NULL);
    source = CertFindCertificateInStore(packet, X509_ASN_ENCODING, 0, CERT_FIND_HAS_PRIVATE_KEY, NULL, NULL);
    CHECK_SUCCEEDS(CertAddCertificateContextToStore(store, source, CERT_STORE_ADD_NEW, &added));
    CHECK(added != source && added->hCertStore == store);
    CHECK_FAILS(CertAddCertificateContextToStore(store, source, CERT_STORE_ADD_NEW, &again), CRYPT_E_EXISTS);
    CHECK(again == NULL);
    CHECK_FAILS(CertAddEncodedCertificateToStore(
        store, X509_ASN_ENCODING, encoded.pbData, encoded.cbData, CERT_STORE_ADD_NEWER, NULL), CRYPT_E_EXISTS);
    CHECK_SUCCEEDS(CertAddEncodedCertificateToStore(
        store, X509_ASN_ENCODING, encoded.pbData, encoded.cbData, CERT_STORE_ADD_USE_EXISTING, &again));
    CHECK(again == added);
    CHECK(CertFreeCertificateContext(again));
    CHECK(CertFreeCertificateContext(added));
    CHECK_EQ(count(store), 1);

    /* The source is gone, the copy has its key. */
    CHECK(CertFreeCertificateContext(source));
    CHECK(CertCloseStore(packet, CERT_CLOSE_STORE_CHECK_FLAG));
    added = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_HAS_PRIVATE_KEY, NULL, NULL);
    CHECK(added != NULL);
    CHECK(CertFreeCertificateContext(added));

    CHECK_SUCCEEDS(CertAddEncodedCertificateToStore(
        store, X509_ASN_ENCODING, encoded.pbData, encoded.cbData, CERT_STORE_ADD_ALWAYS, NULL));
    CHECK_EQ(count(store), 2);
    CHECK_SUCCEEDS(CertAddEncodedCertificateToStore(
        store, X509_ASN_ENCODING, encoded.pbData, encoded.cbData, CERT_STORE_ADD_REPLACE_EXISTING, NULL));
    CHECK_EQ(count(store), 2);
    CHECK_FAILS(CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_HAS_PRIVATE_KEY, NULL, NULL), CRYPT_E_NOT_FOUND);

    CHECK_FAILS(CertAddEncodedCertificateToStore(store, X509_ASN_ENCODING, encoded.pbData, encoded.cbData, 0, NULL), E_INVALIDARG);
    CHECK_FAILS(CertAddEncodedCertificateToStore(store, X509_ASN_ENCODING, encoded.pbData, encoded.cbData, 8, NULL), E_INVALIDARG);
    CHECK_FAILS(CertAddEncodedCertificateToStore(
        store, X509_ASN_ENCODING, encoded.pbData, 20, CERT_STORE_ADD_ALWAYS, NULL), CRYPT_E_ASN1_EOD);
    CHECK_FAILS(CertAddEncodedCertificateToStore(
        NULL, X509_ASN_ENCODING, encoded.pbData, encoded.cbData, CERT_STORE_ADD_ALWAYS, NULL), E_INVALIDARG);
    CHECK(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG));
    free(encoded.pbData);
    return 0;
}
