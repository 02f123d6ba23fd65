/*
 * The certificates of one test, made anew; the library trusts their root and nothing else. What there is stands in
 * tests/TestServer/README.md.
 */
#ifndef SUPPORT_TLS_LAB_H
#define SUPPORT_TLS_LAB_H

#include "child_process.h"
#include "loopback.h"

#ifdef __cplusplus
extern "C" {
#endif

struct tls_lab {
    char folder[64];
    struct child_process process;
};

/* Before anything of the library: where it looks for roots is read once. */
struct tls_lab tls_lab_start(void);

/*
 * How many requests for revocation lists ("crl"), OCSP answers ("ocsp") or issuers ("certificates") came to the lab, or all
 * of these (NULL).
 */
unsigned tls_lab_requests(const struct tls_lab *lab, const char *kind);

/* Until so many came. */
void tls_lab_await_requests(const struct tls_lab *lab, unsigned count);

/* The certificates go. */
void tls_lab_stop(struct tls_lab *lab);

/* A server whose script may have steps of TLS; the script is made as by printf. */
struct loopback tls_lab_server(const struct tls_lab *lab, const char *format, ...);

/* Full name of a file of the lab; valid until the next call. */
const char *tls_lab_file(const struct tls_lab *lab, const char *name);

/* Descriptors that this process has open. */
int tls_descriptors(void);

#ifdef __cplusplus
}
#endif

#endif
