/*
 * nginx that insists on a client's certificate: 12044, then the same request with one. nginx accepts any in the handshake
 * and answers those that it does not take, or that are none, with 400; "optional" leaves none alone.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "nginx.h"
#include "secure.h"

static const struct {
    const char *certificate; /* NULL: none */
    DWORD status;
    const char *verdict;     /* nginx's $ssl_client_verify, to its first blank */
} cases[] = {
    { "client-good", 200, "SUCCESS" },
    { "client-rsa", 200, "SUCCESS" },
    { "client-intermediate", 200, "SUCCESS" }, /* its issuer's certificate goes with it */
    { "client-other", 400, "FAILED" },
    { "client-expired", 400, "FAILED" },
    { NULL, 400, "NONE" },
};

static void open_get(struct exchange_client *client, struct exchange *exchange)
{
    memset(exchange, 0, sizeof *exchange);
    exchange->object = W("/who");
    exchange_open(client, exchange);
}

static void check(struct exchange *exchange, const char *certificate, DWORD status, const char *verdict)
{
    char subject[64], *seen;

    CHECK_EQ(secure_send(exchange), 0);
    CHECK_EQ(exchange->status, status);
    seen = exchange_header(exchange, W("X-Verify"));
    CHECK(seen != NULL);
    CHECK(strncmp(seen, verdict, strlen(verdict)) == 0);
    free(seen);
    snprintf(subject, sizeof subject, "CN=%s,O=Tests", certificate == NULL ? "" : certificate);
    CHECK_HEADER(exchange, W("X-Subject"), certificate == NULL ? NULL : subject);
}

/* One request is sent again and again. */
static void insist(const struct tls_lab *lab, DWORD mode, unsigned short port)
{
    struct exchange_client client = exchange_client_open_secure(mode, port);
    struct exchange exchange;
    size_t i;

    open_get(&client, &exchange);
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        printf("%s\n", cases[i].certificate == NULL ? "none" : cases[i].certificate);
        fflush(stdout);
        secure_decide(&exchange, lab, cases[i].certificate);
        check(&exchange, cases[i].certificate, cases[i].status, cases[i].verdict);
    }
    exchange_close(&exchange);
    exchange_client_close(&client);
}

static void upload(const struct tls_lab *lab, DWORD mode, unsigned short port)
{
    struct exchange_client client = exchange_client_open_secure(mode, port);
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.method = W("POST");
    exchange.object = W("/who");
    exchange.memory = "given";
    exchange.memory_bytes = 5;
    exchange_open(&client, &exchange);
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    secure_decide(&exchange, lab, "client-good");
    check(&exchange, "client-good", 200, "SUCCESS");
    CHECK_EQ(exchange_number(&exchange, W("X-Content-Length")), 5);
    exchange_close(&exchange);
    exchange_client_close(&client);
}

static void wish(const struct tls_lab *lab, DWORD mode, unsigned short port)
{
    struct exchange_client client = exchange_client_open_secure(mode, port);
    struct exchange exchange;

    open_get(&client, &exchange);
    CHECK_EQ(secure_send(&exchange), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    secure_decide(&exchange, lab, NULL);
    check(&exchange, NULL, 200, "NONE");
    exchange_close(&exchange);
    exchange_client_close(&client);
}

static struct nginx start(const struct tls_lab *lab, const char *version, const char *wish_or_insist)
{
    char locations[512];

    snprintf(locations, sizeof locations,
        "ssl_protocols %s;\n"
        "ssl_verify_client %s;\n"
        "add_header X-Connection $connection always;\n"
        "add_header X-Verify $ssl_client_verify always;\n"
        "add_header X-Subject $ssl_client_s_dn always;\n"
        "add_header X-Content-Length $content_length;\n"
        "location = /who { return 200; }",
        version, wish_or_insist);
    return nginx_start_tls(lab, "good", locations);
}

int main(void)
{
    static const char *const versions[] = { "TLSv1.2", "TLSv1.3" };
    struct tls_lab lab = tls_lab_start();
    size_t i;
    int mode;

    for (i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        struct nginx insisting = start(&lab, versions[i], "on"), wishing = start(&lab, versions[i], "optional");

        for (mode = 0; mode < EXCHANGE_MODES; mode++) {
            printf("%s, mode %d\n", versions[i], mode);
            fflush(stdout);
            insist(&lab, exchange_modes[mode], insisting.port);
            upload(&lab, exchange_modes[mode], insisting.port);
            wish(&lab, exchange_modes[mode], wishing.port);
        }
        nginx_stop(&insisting);
        nginx_stop(&wishing);
    }
    tls_lab_stop(&lab);
    return 0;
}
