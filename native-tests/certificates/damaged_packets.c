/* A PFX packet that is cut off, changed or no packet at all is refused with an error of the API, and nothing worse. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "made.h"
#include "text.h"

static int is_documented(DWORD error)
{
    return error == ERROR_INVALID_PASSWORD || error == CRYPT_E_BAD_ENCODE || error == CRYPT_E_ASN1_EOD
        || error == CRYPT_E_ASN1_CORRUPT || error == CRYPT_E_ASN1_LARGE || error == CRYPT_E_ASN1_BADTAG;
}

static void try_packet(CRYPT_DATA_BLOB *packet)
{
    HCERTSTORE store = PFXImportCertStore(packet, W("secret"), 0);
    if (store == NULL) {
        CHECK(is_documented(GetLastError()));
    } else {
        CHECK(CertCloseStore(store, 0));
    }
}

int main(void)
{
    CRYPT_DATA_BLOB whole = made_file("client.pfx");
    CRYPT_DATA_BLOB cut = whole;
    CRYPT_DATA_BLOB changed = whole;
    uint32_t random = 12345;
    unsigned round;

    CHECK_FAILS((cut.cbData = 0, PFXImportCertStore(&cut, W("secret"), 0)), CRYPT_E_ASN1_EOD);
    for (cut.cbData = 1; cut.cbData < whole.cbData; cut.cbData++) {
        CHECK_FAILS(PFXImportCertStore(&cut, W("secret"), 0), CRYPT_E_ASN1_EOD);
    }
    cut.cbData = 5;
    cut.pbData = (BYTE *)"hello";
    CHECK_FAILS(PFXImportCertStore(&cut, NULL, 0), CRYPT_E_ASN1_BADTAG);
    cut.cbData = 6;
    cut.pbData = (BYTE *)"\x30\x84\x7F\xFF\xFF\xFF";
    CHECK_FAILS(PFXImportCertStore(&cut, NULL, 0), CRYPT_E_ASN1_LARGE);
    cut.pbData = (BYTE *)"\x30\x80\x00\x00\x00\x00";
    CHECK_FAILS(PFXImportCertStore(&cut, NULL, 0), CRYPT_E_ASN1_BADTAG);

    changed.pbData = (BYTE *)malloc(whole.cbData);
    CHECK(changed.pbData != NULL);
    for (round = 0; round < 400; round++) {
        memcpy(changed.pbData, whole.pbData, whole.cbData);
        random = random * 1664525 + 1013904223;
        /* Every byte of the structure in front, and some of the rest. */
        changed.pbData[round < 100 ? round : random % whole.cbData] ^= (BYTE)(1 + (random >> 24) % 255);
        try_packet(&changed);
    }

    /* A packet that ends in the middle of its inside, though its outside is whole. */
    memcpy(changed.pbData, whole.pbData, whole.cbData);
    changed.pbData[2] = (BYTE)((whole.cbData / 2) >> 8);
    changed.pbData[3] = (BYTE)(whole.cbData / 2);
    changed.cbData = whole.cbData / 2 + 4;
    CHECK_FAILS(PFXImportCertStore(&changed, W("secret"), 0), CRYPT_E_BAD_ENCODE);

    free(changed.pbData);
    free(whole.pbData);
    return 0;
}
