/*
 * `openssl s_server` for one test, on its own loopback port: the TLS library itself, exactly as told. It serves one
 * connection at a time, and ends when the test ends, however it ends. Where there is no openssl, the test is skipped.
 */
#ifndef SERVERS_OPENSSL_SERVER_H
#define SERVERS_OPENSSL_SERVER_H

#include "server_program.h"
#include "tls_lab.h"

struct openssl_server {
    unsigned short port;     /* of 127.0.0.1 */
    char folder[SERVER_FOLDER_SIZE];
    struct child_process process;
    char told[16384];        /* and not awaited yet */
};

/*
 * Any GET is answered with a page about the connection, which ends with it; "GET /reneg" and "GET /renegcert" begin a
 * new handshake first, in TLS 1.2. With a certificate of the lab, which the lab's intermediate certificate follows.
 * `options` are of the shell and may be "": "-tls1_2", "-Verify 2", "-cipher ALL:@SECLEVEL=0", ...
 */
struct openssl_server openssl_server_start(const struct tls_lab *lab, const char *certificate, const char *options);

/* The same, and the test answers: openssl_server_await, then openssl_server_say. */
struct openssl_server openssl_server_start_answered(const struct tls_lab *lab, const char *certificate, const char *options);

/* Until the server has told that, which may be a part of a request; what it has told before is forgotten. */
void openssl_server_await(struct openssl_server *server, const char *text);

/*
 * Sent to the client, unless it is a command of s_server: "r\n" and "R\n" begin a new handshake, "R\n" asks for the
 * client's certificate in it; "c\n" asks for that in TLS 1.3; "k\n" changes the server's keys, "K\n" the client's too;
 * "q\n" ends the connection. What is said before the last has been taken comes together with it, so commands have to be
 * answered by something to await, or follow such a thing.
 */
void openssl_server_say(struct openssl_server *server, const char *text);

void openssl_server_stop(struct openssl_server *server);

#endif
