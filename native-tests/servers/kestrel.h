/*
 * ASP.NET Core's Kestrel for one test: the test server's program with its argument for that. What it serves is told in
 * tests/TestServer/README.md. It ends when the test ends, however it ends.
 */
#ifndef SERVERS_KESTREL_H
#define SERVERS_KESTREL_H

#include "child_process.h"
#include "exchange.h"
#include "tls_lab.h"

struct kestrel {
    unsigned short port;     /* of 127.0.0.1 */
    unsigned short tls_port; /* the rest is for kestrel_start_tls: with the certificate "good" */
    unsigned short client_port; /* refuses clients without a certificate of the tests' root */
    unsigned short late_port;/* asks for it when /client-certificate is requested, in TLS 1.2 */
    struct child_process process;
};

struct kestrel kestrel_start(void);
struct kestrel kestrel_start_tls(const struct tls_lab *lab);
void kestrel_stop(struct kestrel *kestrel);

/* What X-Body-Hash says of the first so many bytes of the pattern. */
void kestrel_pattern_hash(unsigned long long length, char text[17]);

#endif
