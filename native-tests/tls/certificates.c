#include "certificates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"

static PCCERT_CONTEXT take(HCERTSTORE store, DWORD find)
{
    PCCERT_CONTEXT certificate;

    CHECK(store != NULL);
    certificate = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, find, NULL, NULL);
    CHECK(certificate != NULL);
    CHECK(CertCloseStore(store, 0));
    return certificate;
}

static HCERTSTORE open_file(const struct tls_lab *lab, const char *name, const char *ending)
{
    char file[64];

    snprintf(file, sizeof file, "%s%s", name, ending);
    return CertOpenStore(CERT_STORE_PROV_FILENAME_A, 0, 0, CERT_STORE_OPEN_EXISTING_FLAG, tls_lab_file(lab, file));
}

PCCERT_CONTEXT certificate_from_pem(const struct tls_lab *lab, const char *name)
{
    return take(open_file(lab, name, ".full.pem"), CERT_FIND_HAS_PRIVATE_KEY);
}

PCCERT_CONTEXT certificate_without_key(const struct tls_lab *lab, const char *name)
{
    return take(open_file(lab, name, ".pem"), CERT_FIND_ANY);
}

PCCERT_CONTEXT certificate_from_pfx(const struct tls_lab *lab, const char *name)
{
    BYTE bytes[64 * 1024];
    CRYPT_DATA_BLOB packet;
    char file[64];
    FILE *stream;

    snprintf(file, sizeof file, "%s.pfx", name);
    stream = fopen(tls_lab_file(lab, file), "rb");
    CHECK(stream != NULL);
    packet.pbData = bytes;
    packet.cbData = (DWORD)fread(bytes, 1, sizeof bytes, stream);
    fclose(stream);
    return take(PFXImportCertStore(&packet, W("secret"), PKCS12_NO_PERSIST_KEY), CERT_FIND_HAS_PRIVATE_KEY);
}

void certificate_use(HINTERNET request, PCCERT_CONTEXT certificate)
{
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_CLIENT_CERT_CONTEXT, (LPVOID)certificate, sizeof(CERT_CONTEXT)));
    CHECK(CertFreeCertificateContext(certificate));
}

void certificate_use_none(HINTERNET request)
{
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_CLIENT_CERT_CONTEXT, WINHTTP_NO_CLIENT_CERT_CONTEXT, 0));
}

void certificate_check_client(const char *file, int line, struct loopback *server, unsigned connection, const char *subject)
{
    char *report = loopback_report(server), *at, *client, mark[64];

    snprintf(mark, sizeof mark, "connection %u ", connection);
    at = strstr(report, mark);
    client = at == NULL ? NULL : strstr(at, " client=");
    if (client == NULL) {
        fprintf(stderr, "%s:%d: no handshake on connection %u:\n%s", file, line, connection, report);
        check_exit();
    }
    client += strlen(" client=");
    client[strcspn(client, "\n")] = '\0';
    check_text(file, line, "certificate of the client", client, subject);
    free(report);
}
