/* The system's stores can be opened by name; SSL_CERT_FILE says what ROOT is. */
#include <stdlib.h>

#include "check.h"
#include "made.h"
#include "text.h"

int main(void)
{
    char *authority = made_path("authority.pem");
    HCERTSTORE store;
    PCCERT_CONTEXT context;
    CHECK(setenv("SSL_CERT_FILE", authority, 1) == 0 && setenv("SSL_CERT_DIR", "/nonexistent", 1) == 0);

    store = CertOpenSystemStoreW(0, W("Root"));
    CHECK(store != NULL);
    context = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_SUBJECT_STR, W("Example Authority"), NULL);
    CHECK(context != NULL);
    CHECK(CertFreeCertificateContext(context));
    CHECK(CertCloseStore(store, 0));
    store = CertOpenSystemStoreA(0, "MY");
    CHECK(store != NULL);
    CHECK(CertCloseStore(store, 0));
    store = CertOpenStore(CERT_STORE_PROV_SYSTEM, 0, 0, CERT_SYSTEM_STORE_CURRENT_USER, W("CA"));
    CHECK(store != NULL);
    CHECK(CertCloseStore(store, 0));
    CHECK_FAILS(CertOpenSystemStoreA(0, "Nobody's"), ERROR_FILE_NOT_FOUND);
    CHECK_FAILS(CertOpenSystemStoreW(0, NULL), E_INVALIDARG);
    free(authority);
    return 0;
}
