/* A PFX packet opens with its password only; without one, NULL and the empty password are the same. */
#include <stdlib.h>

#include "check.h"
#include "made.h"
#include "text.h"

static void opens(CRYPT_DATA_BLOB *packet, const WCHAR *password)
{
    HCERTSTORE store;
    CHECK_SUCCEEDS(PFXVerifyPassword(packet, password, 0));
    store = PFXImportCertStore(packet, password, CRYPT_EXPORTABLE | PKCS12_NO_PERSIST_KEY);
    CHECK(store != NULL);
    CHECK_EQ(GetLastError(), 0);
    CHECK(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG));
}

static void stays_shut(CRYPT_DATA_BLOB *packet, const WCHAR *password)
{
    CHECK_FAILS(PFXVerifyPassword(packet, password, 0), ERROR_INVALID_PASSWORD);
    CHECK_FAILS(PFXImportCertStore(packet, password, 0), ERROR_INVALID_PASSWORD);
}

int main(void)
{
    CRYPT_DATA_BLOB packet = made_file("client.pfx");
    CRYPT_DATA_BLOB open = made_file("open.pfx");
    CRYPT_DATA_BLOB certificate = made_file("client.der");

    opens(&packet, W("secret"));
    stays_shut(&packet, W("Secret"));
    stays_shut(&packet, W(""));
    stays_shut(&packet, NULL);
    opens(&open, W(""));
    opens(&open, NULL);
    stays_shut(&open, W("secret"));

    CHECK_SUCCEEDS(PFXIsPFXBlob(&packet));
    CHECK_FAILS(PFXIsPFXBlob(&certificate), CRYPT_E_ASN1_BADTAG);
    CHECK_FAILS(PFXImportCertStore(&certificate, NULL, 0), CRYPT_E_ASN1_BADTAG);
    CHECK_FAILS(PFXImportCertStore(NULL, NULL, 0), E_INVALIDARG);

    free(packet.pbData);
    free(open.pbData);
    free(certificate.pbData);
    return 0;
}
