/* An enumeration sees each certificate once, frees what it is given, and survives the deletion of where it stands. */
#include "check.h"
#include "made.h"

int main(void)
{
    HCERTSTORE store = made_store();
    HCERTSTORE other = made_store();
    HCERTSTORE empty = CertOpenStore(CERT_STORE_PROV_MEMORY, 0, 0, 0, NULL);
    PCCERT_CONTEXT first, second, kept;

    CHECK_FAILS(CertEnumCertificatesInStore(empty, NULL), CRYPT_E_NOT_FOUND);

    first = CertEnumCertificatesInStore(store, NULL);
    CHECK(first != NULL && first->hCertStore == store);
    second = CertEnumCertificatesInStore(store, first);
    CHECK(second != NULL && second != first);
    CHECK_FAILS(CertEnumCertificatesInStore(store, second), CRYPT_E_NOT_FOUND);
    CHECK_FAILS(CertFreeCertificateContext(second), E_INVALIDARG); /* freed by the call that found no more */

    /* Deleting frees, so the place is kept by a duplicate. */
    first = CertEnumCertificatesInStore(store, NULL);
    kept = CertDuplicateCertificateContext(first);
    CHECK(kept == first);
    CHECK_SUCCEEDS(CertDeleteCertificateFromStore(first));
    second = CertEnumCertificatesInStore(store, kept);
    CHECK(second != NULL);
    CHECK_SUCCEEDS(CertDeleteCertificateFromStore(second));
    CHECK_FAILS(CertEnumCertificatesInStore(store, NULL), CRYPT_E_NOT_FOUND);

    /* A place in another store is none, but is freed. */
    first = CertEnumCertificatesInStore(other, NULL);
    CHECK_FAILS(CertEnumCertificatesInStore(store, first), E_INVALIDARG);
    CHECK(CertCloseStore(other, CERT_CLOSE_STORE_CHECK_FLAG));
    CHECK(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG));
    CHECK(CertCloseStore(empty, 0));
    return 0;
}
