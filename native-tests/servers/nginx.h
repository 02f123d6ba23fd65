/*
 * A real nginx for one test: own configuration, own folder below the working directory, own loopback port. It ends,
 * and its folder goes, when the test ends, however it ends. Where there is no nginx, the test is skipped.
 */
#ifndef SERVERS_NGINX_H
#define SERVERS_NGINX_H

#include <stddef.h>
#include <stdint.h>

#include "child_process.h"
#include "tls_lab.h"

struct nginx {
    unsigned short port;     /* of 127.0.0.1 */
    char folder[64];         /* relative to the working directory; files are served from its subfolder "root" */
    struct child_process process;
};

/* Skips the test, with the reason, unless this nginx was built with (or not without) a module such as "http_dav". */
void nginx_needs_module(const char *name);

/*
 * `locations` goes into the server block. Every response has X-Connection, the connection's number, unless that block
 * adds other headers.
 */
struct nginx nginx_start(const char *locations);

/*
 * The same over TLS alone, with a certificate of the lab. Clients' certificates are asked for and checked against the
 * root when `locations` has "ssl_verify_client optional;" or "on;".
 */
struct nginx nginx_start_tls(const struct tls_lab *lab, const char *certificate, const char *locations);

/* Name of a served file, as the test can open it; valid until the next call. */
const char *nginx_file(const struct nginx *nginx, const char *name);

/* Waits until nginx has served what it was asked and has ended. */
void nginx_stop(struct nginx *nginx);

#endif
