/* A context holds the encoding and the fields of its certificate. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "made.h"

static int is_inside(PCCERT_CONTEXT context, const BYTE *bytes, DWORD length)
{
    return bytes > context->pbCertEncoded && bytes + length <= context->pbCertEncoded + context->cbCertEncoded;
}

static long long seconds_of(FILETIME time)
{
    unsigned long long ticks = (unsigned long long)time.dwHighDateTime << 32 | time.dwLowDateTime;
    return (long long)(ticks / 10000000) - 11644473600LL;
}

int main(void)
{
    CRYPT_DATA_BLOB encoded = made_file("client.der");
    PCCERT_CONTEXT context = made_context();
    const CERT_INFO *info = context->pCertInfo;
    DWORD at, found = 0;

    CHECK_EQ(context->dwCertEncodingType, X509_ASN_ENCODING);
    CHECK_EQ(context->cbCertEncoded, encoded.cbData);
    CHECK(memcmp(context->pbCertEncoded, encoded.pbData, encoded.cbData) == 0);
    CHECK(context->hCertStore == NULL);

    CHECK_EQ(info->dwVersion, CERT_V3);
    CHECK_EQ(info->SerialNumber.cbData, 5);
    CHECK(memcmp(info->SerialNumber.pbData, "\xA5\x04\x03\x02\x01", 5) == 0);
    CHECK_TEXT(info->SignatureAlgorithm.pszObjId, "1.2.840.10045.4.3.2"); /* ecdsa-with-SHA256 */
    CHECK_EQ(info->SignatureAlgorithm.Parameters.cbData, 0);
    CHECK(is_inside(context, info->Issuer.pbData, info->Issuer.cbData) && info->Issuer.pbData[0] == 0x30);
    CHECK(is_inside(context, info->Subject.pbData, info->Subject.cbData) && info->Subject.pbData[0] == 0x30);
    CHECK_EQ(seconds_of(info->NotAfter) - seconds_of(info->NotBefore), 10 * 24 * 3600);
    CHECK(seconds_of(info->NotBefore) <= (long long)time(NULL) && seconds_of(info->NotAfter) > (long long)time(NULL));
    CHECK_TEXT(info->SubjectPublicKeyInfo.Algorithm.pszObjId, "1.2.840.113549.1.1.1"); /* rsaEncryption */
    CHECK_EQ(info->SubjectPublicKeyInfo.Algorithm.Parameters.cbData, 2);
    CHECK(memcmp(info->SubjectPublicKeyInfo.Algorithm.Parameters.pbData, "\x05\x00", 2) == 0);
    CHECK_EQ(info->SubjectPublicKeyInfo.PublicKey.cbData, 270);
    CHECK_EQ(info->SubjectPublicKeyInfo.PublicKey.pbData[0], 0x30);
    CHECK_EQ(info->SubjectPublicKeyInfo.PublicKey.cUnusedBits, 0);
    CHECK_EQ(info->IssuerUniqueId.cbData, 0);
    CHECK_EQ(info->SubjectUniqueId.cbData, 0);

    for (at = 0; at < info->cExtension; at++) {
        const CERT_EXTENSION *extension = &info->rgExtension[at];
        CHECK(is_inside(context, extension->Value.pbData, extension->Value.cbData));
        if (strcmp(extension->pszObjId, "2.5.29.19") == 0) {
            CHECK(extension->fCritical);
            CHECK_EQ(extension->Value.cbData, 2); /* an empty sequence */
            found++;
        } else if (strcmp(extension->pszObjId, "2.5.29.37") == 0) {
            CHECK(!extension->fCritical);
            found++;
        }
    }
    CHECK_EQ(found, 2);

    CHECK(CertFreeCertificateContext(context));
    free(encoded.pbData);
    return 0;
}
