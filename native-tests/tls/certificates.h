/* Certificates of a lab as the library gives them: CERT_CONTEXTs for CertFreeCertificateContext. */
#ifndef TLS_CERTIFICATES_H
#define TLS_CERTIFICATES_H

#include <winhttp_compat.h>

#include "tls_lab.h"

/* NAME.full.pem, with its key. */
PCCERT_CONTEXT certificate_from_pem(const struct tls_lab *lab, const char *name);

/* NAME.pfx, with its key and its password. */
PCCERT_CONTEXT certificate_from_pfx(const struct tls_lab *lab, const char *name);

/* NAME.pem, without a key. */
PCCERT_CONTEXT certificate_without_key(const struct tls_lab *lab, const char *name);

/* Tells the request which certificate is the client's; frees it. */
void certificate_use(HINTERNET request, PCCERT_CONTEXT certificate);

/* Tells it that the client has none. */
void certificate_use_none(HINTERNET request);

/* Ends the test unless the server has seen this subject in the handshake of that connection; "-" is none. */
#define CHECK_CLIENT(server, connection, subject) \
    certificate_check_client(__FILE__, __LINE__, (server), (connection), (subject))

void certificate_check_client(const char *file, int line, struct loopback *server, unsigned connection, const char *subject);

#endif
