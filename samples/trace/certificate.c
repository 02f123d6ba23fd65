#include "certificate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report.h"
#include "text.h"

enum { MAX_FILE = 1024 * 1024 }; /* bytes; one that is longer has no client certificate in it */

/* The bytes are for free(). */
static int read_file(const char *name, CRYPT_DATA_BLOB *content)
{
    FILE *file = fopen(name, "rb");
    size_t count;
    int failed;

    if (file == NULL) {
        return report_text(strerror(errno), name);
    }
    content->pbData = malloc(MAX_FILE);
    if (content->pbData == NULL) {
        fclose(file);
        return report_text("out of memory", name);
    }
    errno = 0;
    count = fread(content->pbData, 1, MAX_FILE, file);
    failed = ferror(file) ? errno : 0;
    fclose(file);
    if (failed == 0 && count < MAX_FILE) {
        content->cbData = (DWORD)count;
        return 1;
    }
    free(content->pbData);
    return report_text(failed != 0 ? strerror(failed) : "too long for a certificate", name);
}

/* NULL, as below: the user was told. password: NULL = none. */
static HCERTSTORE import_packet(const char *name, CRYPT_DATA_BLOB *packet, const char *password)
{
    WCHAR *text = password != NULL ? text_from_utf8(password) : NULL;
    HCERTSTORE store;

    if (password != NULL && text == NULL) {
        report_text("not UTF-8", "--cert");
        return NULL;
    }
    /* Else Windows would keep the key on its disk. */
    store = PFXImportCertStore(packet, text, PKCS12_NO_PERSIST_KEY);
    if (store == NULL) {
        report_call("PFXImportCertStore", name);
    }
    free(text);
    return store;
}

static HCERTSTORE open_store(const char *name, const char *password)
{
    CRYPT_DATA_BLOB content;
    HCERTSTORE store = NULL;

    if (!read_file(name, &content)) {
        return NULL;
    }
    if (PFXIsPFXBlob(&content)) {
        store = import_packet(name, &content, password);
    } else if (password != NULL) {
        report_text("no PFX file, so there is nothing that the password is for", name);
    } else {
        store = CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, CERT_STORE_OPEN_EXISTING_FLAG, name);
        if (store == NULL) {
            report_call("CertOpenStore", name);
        }
    }
    free(content.pbData);
    return store;
}

PCCERT_CONTEXT certificate_of_file(const char *argument)
{
    int has_drive = argument[0] != '\0' && argument[1] == ':'; /* of Windows: its colon is the name's */
    const char *colon = strchr(has_drive ? argument + 2 : argument, ':');
    size_t length = colon != NULL ? (size_t)(colon - argument) : strlen(argument);
    char *name = malloc(length + 1);
    PCCERT_CONTEXT certificate = NULL;
    HCERTSTORE store;

    if (name == NULL) {
        report_text("out of memory", "--cert");
        return NULL;
    }
    memcpy(name, argument, length);
    name[length] = '\0';
    store = open_store(name, colon != NULL ? colon + 1 : NULL);
    if (store != NULL) {
        certificate = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_HAS_PRIVATE_KEY, NULL, NULL);
        if (certificate == NULL) {
            report_text("no certificate with its private key in it", name);
        }
        CertCloseStore(store, 0); /* the certificate outlives it */
    }
    free(name);
    return certificate;
}
