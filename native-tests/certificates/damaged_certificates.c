/* A certificate that is cut off, changed or none at all is refused or read, and nothing worse. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "made.h"

static PCCERT_CONTEXT create(const BYTE *encoded, DWORD length)
{
    return CertCreateCertificateContext(X509_ASN_ENCODING, encoded, length);
}

int main(void)
{
    CRYPT_DATA_BLOB whole = made_file("client.der");
    BYTE *changed = (BYTE *)malloc(whole.cbData + 2);
    uint32_t random = 54321;
    DWORD length, round;
    PCCERT_CONTEXT context;
    CHECK(changed != NULL);

    CHECK_FAILS(create(whole.pbData, 0), CRYPT_E_ASN1_EOD);
    for (length = 1; length < whole.cbData; length++) {
        CHECK_FAILS(create(whole.pbData, length), CRYPT_E_ASN1_EOD);
    }
    CHECK_FAILS(create(NULL, 10), E_INVALIDARG);
    CHECK_FAILS(create((const BYTE *)"-----BEGIN CERTIFICATE-----", 27), CRYPT_E_ASN1_BADTAG);
    CHECK_FAILS(create((const BYTE *)"\x30\x03\x02\x01\x03", 5), CRYPT_E_ASN1_CORRUPT);
    CHECK_FAILS(create((const BYTE *)"\x30\x83\x20\x00\x00", 5), CRYPT_E_ASN1_LARGE);
    CHECK_FAILS(CertCreateCertificateContext(0, whole.pbData, whole.cbData), E_INVALIDARG);

    /* What is behind it does not matter, and is not kept. */
    memcpy(changed, whole.pbData, whole.cbData);
    memcpy(changed + whole.cbData, "\r\n", 2);
    context = create(changed, whole.cbData + 2);
    CHECK(context != NULL);
    CHECK_EQ(context->cbCertEncoded, whole.cbData);
    CHECK(CertFreeCertificateContext(context));

    for (round = 0; round < 4 * whole.cbData; round++) {
        memcpy(changed, whole.pbData, whole.cbData);
        random = random * 1664525 + 1013904223;
        changed[round % whole.cbData] ^= (BYTE)(1 + (random >> 24) % 255);
        context = create(changed, whole.cbData);
        if (context == NULL) {
            CHECK(GetLastError() >= CRYPT_E_ASN1_EOD && GetLastError() <= CRYPT_E_ASN1_BADTAG);
            continue;
        }
        {
            WCHAR name[200];
            DWORD type, flags;
            for (type = 1; type <= 8; type++) {
                for (flags = 0; flags <= 2; flags++) {
                    char oid[] = szOID_COMMON_NAME;
                    CHECK(CertGetNameStringW(context, type, flags, type == CERT_NAME_ATTR_TYPE ? oid : NULL, name, 200) >= 1);
                }
            }
        }
        CHECK(CertFreeCertificateContext(context));
    }
    free(changed);
    free(whole.pbData);
    return 0;
}
