/* What is no context, no store and no chain, or is not any more, is refused. */
#include <stdint.h>
#include <string.h>

#include "check.h"
#include "made.h"

int main(void)
{
    CERT_CONTEXT foreign;
    PCCERT_CONTEXT wrong[4];
    HCERTSTORE store = made_store();
    PCCERT_CONTEXT held = CertEnumCertificatesInStore(store, NULL);
    DWORD size = 0;
    unsigned at;
    memset(&foreign, 0, sizeof foreign);
    wrong[0] = &foreign;
    wrong[1] = (PCCERT_CONTEXT)(uintptr_t)1;
    wrong[2] = (PCCERT_CONTEXT)((const BYTE *)held + 8);
    wrong[3] = made_context();
    CHECK(CertFreeCertificateContext(wrong[3]));

    for (at = 0; at < 4; at++) {
        CHECK_FAILS(CertDuplicateCertificateContext(wrong[at]), E_INVALIDARG);
        CHECK_FAILS(CertFreeCertificateContext(wrong[at]), E_INVALIDARG);
        CHECK_FAILS(CertDeleteCertificateFromStore(wrong[at]), E_INVALIDARG);
        CHECK_FAILS(CertAddCertificateContextToStore(store, wrong[at], CERT_STORE_ADD_ALWAYS, NULL), E_INVALIDARG);
        CHECK_FAILS(CertGetCertificateContextProperty(wrong[at], CERT_SHA1_HASH_PROP_ID, NULL, &size), E_INVALIDARG);
        CHECK_FAILS(CertEnumCertificatesInStore(store, wrong[at]), E_INVALIDARG);
        CHECK_EQ(CertGetNameStringA(wrong[at], CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, NULL, 0), 1);
        SetLastError(0);
        CertFreeCertificateChain((PCCERT_CHAIN_CONTEXT)wrong[at]);
        CHECK_EQ(GetLastError(), E_INVALIDARG);
    }
    CHECK(CertFreeCertificateContext(NULL));
    CHECK(CertDuplicateCertificateContext(NULL) == NULL);
    CertFreeCertificateChain(NULL);
    CHECK_FAILS(CertDeleteCertificateFromStore(NULL), E_INVALIDARG);

    /* The store keeps its own reference, however often the program gives back its one. */
    CHECK(CertFreeCertificateContext(held));
    CHECK_FAILS(CertFreeCertificateContext(held), E_INVALIDARG);
    CHECK_FAILS(CertFreeCertificateContext(held), E_INVALIDARG);
    CHECK(CertEnumCertificatesInStore(store, NULL) == held);
    CHECK_EQ(held->dwCertEncodingType, X509_ASN_ENCODING);
    CHECK(CertFreeCertificateContext(held));

    CHECK_FAILS(CertCloseStore((HCERTSTORE)held, 0), E_INVALIDARG);
    CHECK_FAILS(CertEnumCertificatesInStore((HCERTSTORE)(uintptr_t)999999, NULL), E_INVALIDARG);
    CHECK_FAILS(CertFindCertificateInStore(NULL, 0, 0, CERT_FIND_ANY, NULL, NULL), E_INVALIDARG);
    CHECK(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG));
    return 0;
}
