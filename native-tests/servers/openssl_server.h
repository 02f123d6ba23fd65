/*
 * `openssl s_server` for one test, on its own loopback port: the TLS library itself, exactly as told. It serves one
 * connection at a time, and ends when the test ends, however it ends. Where there is no openssl, the test is skipped.
 */
#ifndef SERVERS_OPENSSL_SERVER_H
#define SERVERS_OPENSSL_SERVER_H

#include <pthread.h>

#include "server_program.h"
#include "tls_lab.h"

/* What a test waits for the server to tell, then what it says; both may be NULL. */
struct openssl_step {
    const char *await;       /* a part of a request, or of what the server notes; what it has told before is forgotten */
    const char *say;         /* sent to the client, unless it is a command: "r\n" and "R\n" begin a new handshake in TLS 1.2,
                                "R\n" to ask for the client's certificate; "c\n" asks for it in TLS 1.3; "k\n" changes the
                                server's keys, "K\n" the client's too. s_server reads all that is there as one, so the next
                                thing must not be said before this one has been noted */
};

struct openssl_server {
    unsigned short port;     /* of 127.0.0.1 */
    char folder[SERVER_FOLDER_SIZE];
    struct child_process process;
    char told[32768];        /* and not awaited yet */
    const struct openssl_step *steps;
    size_t step_count;
    pthread_t thread;
};

/*
 * Any GET is answered with a page about the connection, which ends with it; "GET /reneg" and "GET /renegcert" begin a
 * new handshake first, in TLS 1.2. With a certificate of the lab, which the lab's intermediate certificate follows.
 * `options` are of the shell and may be "": "-tls1_2", "-Verify 2", "-cipher ALL:@SECLEVEL=0", ...
 */
struct openssl_server openssl_server_start(const struct tls_lab *lab, const char *certificate, const char *options);

/*
 * The same, with answers of the test; it notes each message of TLS, as "<<< TLS 1.2, Handshake [length 0010], Finished" when
 * that has come from the client.
 */
struct openssl_server openssl_server_start_answered(const struct tls_lab *lab, const char *certificate, const char *options);

/* Takes these steps on a thread, so that a synchronous exchange can go on meanwhile, and waits until they are taken. */
void openssl_server_answer(struct openssl_server *server, const struct openssl_step *steps, size_t count);
void openssl_server_answered(struct openssl_server *server);

void openssl_server_stop(struct openssl_server *server);

#endif
