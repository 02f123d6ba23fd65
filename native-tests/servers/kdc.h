/*
 * A real Kerberos for one test, MIT's as Debian installs it: realm EXAMPLE.TEST with the user alice, password "secret",
 * and the service HTTP/localhost. It ends, and its folder goes, when the test ends, however it ends. Where it is
 * missing, the test is skipped.
 */
#ifndef SERVERS_KDC_H
#define SERVERS_KDC_H

#include "server_program.h"

struct kdc {
    unsigned short port;     /* of 127.0.0.1, TCP only */
    char folder[SERVER_FOLDER_SIZE];
    struct child_process process;
};

/*
 * From here on the test process, the library in it, and every server that the test starts live in that realm: their
 * environment says so. To be called before the first function of the library.
 */
struct kdc kdc_start(void);

/* Logs alice in: a ticket in the cache of the test process. Without it the process has no default credentials. */
void kdc_log_in(const struct kdc *kdc);

void kdc_stop(struct kdc *kdc);

#endif
