#include "made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"

char *made_path(const char *name)
{
    size_t size = sizeof MADE + 1 + strlen(name);
    char *path = (char *)malloc(size);
    CHECK(path != NULL);
    snprintf(path, size, "%s/%s", MADE, name);
    return path;
}

CRYPT_DATA_BLOB made_file(const char *name)
{
    char *path = made_path(name);
    FILE *file = fopen(path, "rb");
    CRYPT_DATA_BLOB content;
    CHECK(file != NULL);
    CHECK(fseek(file, 0, SEEK_END) == 0);
    content.cbData = (DWORD)ftell(file);
    rewind(file);
    content.pbData = (BYTE *)malloc(content.cbData);
    CHECK(content.pbData != NULL);
    CHECK_EQ(fread(content.pbData, 1, content.cbData, file), content.cbData);
    fclose(file);
    free(path);
    return content;
}

HCERTSTORE made_store(void)
{
    CRYPT_DATA_BLOB packet = made_file("client.pfx");
    HCERTSTORE store = PFXImportCertStore(&packet, W("secret"), 0);
    CHECK(store != NULL);
    free(packet.pbData);
    return store;
}

PCCERT_CONTEXT made_context(void)
{
    CRYPT_DATA_BLOB encoded = made_file("client.der");
    PCCERT_CONTEXT context = CertCreateCertificateContext(X509_ASN_ENCODING, encoded.pbData, encoded.cbData);
    CHECK(context != NULL);
    free(encoded.pbData);
    return context;
}
