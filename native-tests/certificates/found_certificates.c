/* What CertFindCertificateInStore finds, by each type of search. */
#include <stdlib.h>

#include "check.h"
#include "made.h"
#include "text.h"

static HCERTSTORE store;

static unsigned count(DWORD type, const void *parameter)
{
    PCCERT_CONTEXT context = NULL;
    unsigned found = 0;
    while ((context = CertFindCertificateInStore(store, X509_ASN_ENCODING | PKCS_7_ASN_ENCODING, 0, type, parameter, context)) != NULL) {
        CHECK_EQ(GetLastError(), 0);
        found++;
    }
    CHECK_EQ(GetLastError(), CRYPT_E_NOT_FOUND);
    return found;
}

static void refused(DWORD type, const void *parameter)
{
    CHECK_FAILS(CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, type, parameter, NULL), E_INVALIDARG);
}

int main(void)
{
    CRYPT_HASH_BLOB hash = made_file("client.sha1");
    PCCERT_CONTEXT client, authority;
    BYTE digest[32];
    DWORD length = sizeof digest, key = 0;
    store = made_store();

    CHECK_EQ(count(CERT_FIND_ANY, NULL), 2);
    CHECK_EQ(count(CERT_FIND_HAS_PRIVATE_KEY, NULL), 1);
    CHECK_EQ(count(CERT_FIND_SUBJECT_STR, W("CLIENT.example")), 1);
    CHECK_EQ(count(CERT_FIND_SUBJECT_STR, W("DE, \"Example, \"\"Quoted\"\"\", W\u00E9b, client")), 1);
    CHECK_EQ(count(CERT_FIND_SUBJECT_STR, W("xample")), 2);
    CHECK_EQ(count(CERT_FIND_SUBJECT_STR, W("")), 2);
    CHECK_EQ(count(CERT_FIND_SUBJECT_STR, W("CN=client.example")), 0);
    CHECK_EQ(count(CERT_FIND_SUBJECT_STR_A, "authority"), 1);
    CHECK_EQ(count(CERT_FIND_SUBJECT_STR_A, "W\xC3\xA9" "b"), 1);
    CHECK_EQ(count(CERT_FIND_ISSUER_STR, W("Authority")), 2);
    CHECK_EQ(count(CERT_FIND_ISSUER_STR_A, "client"), 0);
    CHECK_EQ(hash.cbData, 20);
    CHECK_EQ(count(CERT_FIND_SHA1_HASH, &hash), 1);
    hash.pbData[7] ^= 1;
    CHECK_EQ(count(CERT_FIND_HASH, &hash), 0);
    hash.cbData = 0;
    CHECK_EQ(count(CERT_FIND_HASH, &hash), 0);
    free(hash.pbData);

    client = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_HAS_PRIVATE_KEY, NULL, NULL);
    authority = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_SUBJECT_NAME, &client->pCertInfo->Issuer, NULL);
    CHECK(authority != NULL && authority != client);
    CHECK_EQ(count(CERT_FIND_ISSUER_NAME, &authority->pCertInfo->Subject), 2);
    CHECK_EQ(count(CERT_FIND_EXISTING, client), 1);

    CHECK_SUCCEEDS(CertGetCertificateContextProperty(client, CERT_SHA256_HASH_PROP_ID, NULL, &length));
    CHECK_EQ(length, 32);
    length = 19;
    CHECK_FAILS(CertGetCertificateContextProperty(client, CERT_SHA1_HASH_PROP_ID, digest, &length), ERROR_MORE_DATA);
    CHECK_EQ(length, 20);
    CHECK_SUCCEEDS(CertGetCertificateContextProperty(client, CERT_SHA1_HASH_PROP_ID, digest, &length));
    hash.pbData = digest;
    hash.cbData = 20;
    CHECK_EQ(count(CERT_FIND_SHA1_HASH, &hash), 1);
    length = sizeof key;
    CHECK_SUCCEEDS(CertGetCertificateContextProperty(client, CERT_KEY_SPEC_PROP_ID, &key, &length));
    CHECK_EQ(key, CERT_NCRYPT_KEY_SPEC);
    CHECK_FAILS(CertGetCertificateContextProperty(authority, CERT_KEY_SPEC_PROP_ID, &key, &length), CRYPT_E_NOT_FOUND);
    CHECK_FAILS(CertGetCertificateContextProperty(client, 11, NULL, &length), CRYPT_E_NOT_FOUND);
    CHECK_FAILS(CertGetCertificateContextProperty(client, CERT_SHA1_HASH_PROP_ID, digest, NULL), E_INVALIDARG);

    refused(CERT_FIND_SUBJECT_STR, NULL);
    refused(CERT_FIND_SHA1_HASH, NULL);
    refused(CERT_FIND_EXISTING, &hash);
    refused(0x00990000, &hash);

    CHECK(CertFreeCertificateContext(client) && CertFreeCertificateContext(authority));
    CHECK(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG));
    return 0;
}
