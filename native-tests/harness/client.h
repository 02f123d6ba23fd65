/* A plain TCP client, for tests of the test server. Every failure ends the test. */
#ifndef HARNESS_CLIENT_H
#define HARNESS_CLIENT_H

#include <stddef.h>

enum client_end { CLIENT_CLOSED, CLIENT_RESET };

/* To 127.0.0.1, or to the address given. */
int client_connect(unsigned short port);
int client_connect_to(const char *address, unsigned short port);

/* As client_connect, but tells instead of ending the test; -1 when refused. */
int client_try_connect(unsigned short port);

/* 0 when the machine has no such address. */
int client_has_address(const char *address);

void client_send(int client, const char *bytes, size_t length);
#define CLIENT_SEND(client, literal) client_send((client), (literal), sizeof (literal) - 1)

/* Exactly so many bytes. */
void client_receive(int client, char *bytes, size_t length);

/* These bytes come next. */
#define CLIENT_EXPECT(client, literal) client_expect((client), (literal), sizeof (literal) - 1)
void client_expect(int client, const char *bytes, size_t length);

/* 1 when bytes, or the end, can be read at once. */
int client_has_news(int client);

/* Reads to the end. Stores the number of bytes unless NULL. */
enum client_end client_receive_end(int client, unsigned long long *count);

void client_shutdown_send(int client);
void client_close(int client);
void client_reset(int client);

#endif
