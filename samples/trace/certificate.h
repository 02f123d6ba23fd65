/* The client's certificate, from the file of --cert. */
#ifndef TRACE_CERTIFICATE_H
#define TRACE_CERTIFICATE_H

#include <winhttp_compat.h>

/*
 * argument: FILE or FILE:PASSWORD. The file is PFX, or, without a password, whatever CertOpenStore reads: PEM here. Returns its
 * first certificate that has a private key, for CertFreeCertificateContext; NULL: the user was told what is wrong.
 */
PCCERT_CONTEXT certificate_of_file(const char *argument);

#endif
