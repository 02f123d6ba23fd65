/*
 * The test server: a process that plays a script on loopback connections and tells what it received.
 * Any failure of the server itself, or an answer that takes longer than 25 seconds, ends the test.
 * The program is named at build time; the environment variable TEST_SERVER, a command line, overrides it.
 */
#ifndef SUPPORT_LOOPBACK_H
#define SUPPORT_LOOPBACK_H

#include <stddef.h>

#include "script.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * With the environment variable TEST_OVER_TLS all is secured: scripts that know nothing of TLS begin with a handshake, and
 * close with the word that they do. So the tests of what goes over a connection are those of https, too.
 */
int loopback_is_over_tls(void);

struct loopback {
    unsigned short port;
    struct loopback_link *link;
};

struct loopback_bytes {
    char *data;              /* for free(); a NUL follows the last byte, so text can be used as such */
    size_t length;           /* recorded: at most the first MiB */
    unsigned long long total;/* received */
    char state[32];          /* of the connection, as in the report */
};

/* The command line that starts the server program. */
const char *loopback_command(void);

/* Listens on 127.0.0.1. */
struct loopback loopback_start(const char *script);

/* "127.0.0.1", "::1", or "localhost" for both with one port. */
struct loopback loopback_start_at(const char *address, const char *script);

/* Both addresses, and scripts may have steps of TLS with the certificates of that folder. */
struct loopback loopback_start_tls(const char *folder, const char *script);

/* May be called from any thread at any time, also while another one awaits something. */
void loopback_open_gate(struct loopback *server, const char *name);

/* Connections are counted from 0 in the order in which they were accepted. Ends the test when it cannot come true. */
void loopback_await_connections(struct loopback *server, unsigned count);
void loopback_await_received(struct loopback *server, unsigned connection, unsigned long long bytes);
void loopback_await_closed(struct loopback *server, unsigned count);

/* The report as text, for free(). */
char *loopback_report(struct loopback *server);

/* Connections accepted so far, the unexpected ones included. */
unsigned loopback_connections(struct loopback *server);

/* What one connection has received so far; it must have been accepted. */
struct loopback_bytes loopback_received(struct loopback *server, unsigned connection);

/* Ends the test, with the report, when a step has failed or a connection came that the script does not expect. */
void loopback_check_script(struct loopback *server);

/* Ends the server. */
void loopback_stop(struct loopback *server);

#ifdef __cplusplus
}
#endif

#endif
