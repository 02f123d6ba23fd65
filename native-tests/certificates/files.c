/* Stores that are filled from files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "made.h"
#include "text.h"

static void holds(const char *name, unsigned certificates, unsigned keys)
{
    char *path = made_path(name);
    WCHAR *wide = text_from_utf8(path);
    HCERTSTORE narrow_store = CertOpenStore(CERT_STORE_PROV_FILENAME_A, X509_ASN_ENCODING, 0, CERT_STORE_OPEN_EXISTING_FLAG, path);
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_FILENAME, X509_ASN_ENCODING, 0, CERT_STORE_READONLY_FLAG, wide);
    PCCERT_CONTEXT context = NULL;
    unsigned found = 0, with_key = 0;
    CHECK(narrow_store != NULL && store != NULL && store != narrow_store);
    while ((context = CertEnumCertificatesInStore(store, context)) != NULL) {
        DWORD size = 0;
        found++;
        if (CertGetCertificateContextProperty(context, CERT_KEY_SPEC_PROP_ID, NULL, &size)) {
            with_key++;
            CHECK_EQ(found, with_key); /* they come first */
        }
    }
    CHECK_EQ(found, certificates);
    CHECK_EQ(with_key, keys);
    CHECK(CertCloseStore(narrow_store, CERT_CLOSE_STORE_CHECK_FLAG));
    CHECK(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG));
    free(wide);
    free(path);
}

static void refused(const char *name, DWORD error)
{
    char *path = made_path(name);
    CHECK_FAILS(CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, 0, path), error);
    free(path);
}

static void write_file(const char *name, const char *text)
{
    char *path = made_path(name);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    CHECK_EQ(fwrite(text, 1, strlen(text), file), strlen(text));
    CHECK(fclose(file) == 0);
    free(path);
}

int main(void)
{
    holds("bundle.pem", 2, 1);
    holds("ec.pem", 1, 1);
    holds("client.pem", 1, 0);
    holds("client.der", 1, 0);
    holds("open.pfx", 1, 1);

    refused("client.pfx", ERROR_INVALID_PASSWORD);
    refused("locked.pem", ERROR_INVALID_PASSWORD);
    refused("old-locked.pem", ERROR_INVALID_PASSWORD);
    refused("old-locked-first.pem", ERROR_INVALID_PASSWORD);
    refused("client.key", CRYPT_E_ASN1_BADTAG);
    refused("absent.pem", ERROR_FILE_NOT_FOUND);
    refused("absent/absent.pem", ERROR_FILE_NOT_FOUND);
    refused(".", ERROR_ACCESS_DENIED);
    write_file("garbage", "hello");
    refused("garbage", CRYPT_E_ASN1_BADTAG);
    write_file("empty", "");
    refused("empty", CRYPT_E_ASN1_EOD);
    write_file("cut.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n");
    refused("cut.pem", CRYPT_E_ASN1_BADTAG);
    write_file("short.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    refused("short.pem", CRYPT_E_ASN1_EOD);
    CHECK_FAILS(CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, 0, "/dev/zero"), CRYPT_E_ASN1_EOD); /* its size is 0 */
    CHECK_FAILS(CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, 0, ""), ERROR_ACCESS_DENIED);
    CHECK_FAILS(CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, 0, NULL), E_INVALIDARG);
    CHECK_FAILS(CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, CERT_STORE_CREATE_NEW_FLAG, "x"), ERROR_CALL_NOT_IMPLEMENTED);
    CHECK_FAILS(CertOpenStore("Unknown", 0, 0, 0, NULL), ERROR_FILE_NOT_FOUND);
    CHECK_FAILS(CertOpenStore(NULL, 0, 0, 0, NULL), ERROR_FILE_NOT_FOUND);
    return 0;
}
