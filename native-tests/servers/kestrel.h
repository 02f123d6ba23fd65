/*
 * ASP.NET Core's Kestrel for one test: the test server's program with its argument for that. What it serves is told in
 * tests/TestServer/README.md. It ends when the test ends, however it ends.
 */
#ifndef SERVERS_KESTREL_H
#define SERVERS_KESTREL_H

#include "child_process.h"
#include "exchange.h"

struct kestrel {
    unsigned short port;     /* of 127.0.0.1 */
    struct child_process process;
};

struct kestrel kestrel_start(void);
void kestrel_stop(struct kestrel *kestrel);

/* What X-Body-Hash says of the first so many bytes of the pattern. */
void kestrel_pattern_hash(unsigned long long length, char text[17]);

#endif
