/* The files that make_certificates.sh has made, and what nearly every test does with them. */
#ifndef CERTIFICATES_MADE_H
#define CERTIFICATES_MADE_H

#include <winhttp_compat.h>

/* Path of a file, for free(). */
char *made_path(const char *name);

/* Content of a file; pbData for free(). */
CRYPT_DATA_BLOB made_file(const char *name);

/* client.pfx as a store: the client with its key, then the authority. */
HCERTSTORE made_store(void);

/* client.der as a context in no store. */
PCCERT_CONTEXT made_context(void);

#endif
