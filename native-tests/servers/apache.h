/*
 * A real Apache for one test: own configuration, own folder, own loopback port. It ends, and its folder goes, when the
 * test ends, however it ends. Where there is no Apache as Debian installs it, the test is skipped.
 */
#ifndef SERVERS_APACHE_H
#define SERVERS_APACHE_H

#include "server_program.h"
#include "tls_lab.h"

struct apache {
    unsigned short port;     /* of 127.0.0.1 and, where the machine has it, of ::1, so that "localhost" is this server */
    char folder[SERVER_FOLDER_SIZE]; /* absolute; files are served from its subfolder "root", where the server may
                                write too */
    struct child_process process;
};

/* Skips the test, with the reason, unless this Apache has a module such as "auth_gssapi". */
void apache_needs_module(const char *name);

/* The same, unless GSSAPI can do NTLM here, which is a package of its own. */
void apache_needs_ntlm(void);

/*
 * `configuration` goes into the server's. Names of files are relative to the folder, which is ${FOLDER} where they have
 * to be absolute; files that are read anew for each request, as those of passwords are, may be written later. The usual
 * modules are loaded, and those of authentication when they are there. Every response has X-Connection, a number that
 * only requests of one connection share. NTLM takes its users from the file "ntlm-users", lines of DOMAIN:USER:PASSWORD;
 * Kerberos is that of kdc.h, started before.
 */
struct apache apache_start(const char *configuration);

/*
 * The same over TLS alone, with a certificate of the lab; clients' certificates are checked against the root where the
 * configuration asks for them. With "SSLProtocol TLSv1.2" it may ask for one folder only: a new handshake after the
 * request. Skips the test without the module "ssl".
 */
struct apache apache_start_tls(const struct tls_lab *lab, const char *certificate, const char *configuration);

/* A text file in the folder, not served. */
void apache_write(const struct apache *apache, const char *name, const char *text);

/* Name of a served file, as the test can open it; valid until the next call. */
const char *apache_file(const struct apache *apache, const char *name);

/* Ends it, without waiting for connections. */
void apache_stop(struct apache *apache);

#endif
