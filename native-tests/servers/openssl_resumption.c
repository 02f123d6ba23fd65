/*
 * Sessions are resumed by tickets of TLS 1.3 and 1.2 and by identifiers, as the server's page about each connection says; and
 * what cannot be resumed is as good.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "openssl_server.h"
#include "secure.h"

enum { CONNECTIONS = 4 };

static const struct {
    const char *options;
    int is_decided;          /* TLS 1.2: only who has decided about a certificate does not listen for the question */
    const char *beginning;   /* of the line about the last connection */
} cases[] = {
    { "-tls1_3", 0, "\nReused, TLSv1.3, Cipher is " },
    { "-tls1_3", 1, "\nReused, TLSv1.3, Cipher is " },
    { "-tls1_3 -no_ticket", 0, "\nReused, TLSv1.3, Cipher is " }, /* the ticket names what the server has kept */
    { "-tls1_3 -num_tickets 0", 0, "\nNew, TLSv1.3, Cipher is " },
    { "-tls1_2", 1, "\nReused, TLSv1.2, Cipher is " },
    { "-tls1_2 -no_ticket", 1, "\nReused, TLSv1.2, Cipher is " },
    { "-tls1_2 -no_ticket -no_cache", 1, "\nNew, TLSv1.2, Cipher is " },
    { "-tls1_2", 0, "\nNew, TLSv1.2, Cipher is " },
};

static char page[16384];

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    CHECK(exchange->body_bytes + length < sizeof page);
    memcpy(page + exchange->body_bytes, piece, length);
    page[exchange->body_bytes + length] = '\0';
}

static void get(struct exchange_client *client, const struct tls_lab *lab, int is_decided)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.take = take;
    exchange_open(client, &exchange);
    if (is_decided) {
        secure_decide(&exchange, lab, NULL);
    }
    CHECK_EQ(secure_send(&exchange), 0);
    CHECK_EQ(exchange.status, 200);
    exchange_close(&exchange);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;
    int mode, connection;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        for (mode = 0; mode < EXCHANGE_MODES; mode++) {
            struct openssl_server server = openssl_server_start(&lab, "good", cases[i].options);
            struct exchange_client client = exchange_client_open_secure(exchange_modes[mode], server.port);

            for (connection = 0; connection < CONNECTIONS; connection++) {
                get(&client, &lab, cases[i].is_decided);
            }
            if (strstr(page, cases[i].beginning) == NULL) {
                fprintf(stderr, "%s, mode %d:\n%s\n", cases[i].options, mode, page);
                check_exit();
            }
            exchange_client_close(&client);
            openssl_server_stop(&server);
        }
    }
    tls_lab_stop(&lab);
    return 0;
}
