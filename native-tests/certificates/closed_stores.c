/* Contexts outlive the store that they were in, unless its closing is forced. */
#include "check.h"
#include "made.h"
#include "text.h"

static PCCERT_CONTEXT any(HCERTSTORE store)
{
    PCCERT_CONTEXT context = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_ANY, NULL, NULL);
    CHECK(context != NULL);
    return context;
}

int main(void)
{
    WCHAR name[60];
    HCERTSTORE store = made_store();
    PCCERT_CONTEXT context = any(store);

    /* The last error is left as it is. */
    SetLastError(1234);
    CHECK(CertCloseStore(store, 0));
    CHECK_EQ(GetLastError(), 1234);
    CHECK_EQ(CertGetNameStringW(context, CERT_NAME_SIMPLE_DISPLAY_TYPE, 0, NULL, name, 60), 15);
    CHECK_WIDE(name, W("client.example"));
    CHECK_FAILS(CertCloseStore(store, 0), E_INVALIDARG);
    CHECK_FAILS(CertEnumCertificatesInStore(context->hCertStore, NULL), E_INVALIDARG);
    SetLastError(1234);
    CHECK(CertDuplicateCertificateContext(context) == context);
    CHECK(CertFreeCertificateContext(context));
    CHECK_EQ(GetLastError(), 1234);
    CHECK_EQ(context->dwCertEncodingType, X509_ASN_ENCODING);
    CHECK(CertFreeCertificateContext(context));
    CHECK_FAILS(CertFreeCertificateContext(context), E_INVALIDARG);

    /* Checked: closed all the same. */
    store = made_store();
    context = any(store);
    CHECK_FAILS(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG), CRYPT_E_PENDING_CLOSE);
    CHECK_FAILS(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG), E_INVALIDARG);
    CHECK(CertFreeCertificateContext(context));

    /* Forced: the contexts are gone. */
    store = made_store();
    context = any(store);
    CHECK_FAILS(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG | CERT_CLOSE_STORE_FORCE_FLAG), CRYPT_E_PENDING_CLOSE);
    CHECK_FAILS(CertDuplicateCertificateContext(context), E_INVALIDARG);
    CHECK_FAILS(CertFreeCertificateContext(context), E_INVALIDARG);

    CHECK(CertCloseStore(NULL, 0));
    return 0;
}
