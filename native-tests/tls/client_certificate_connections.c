/* A connection is known by the certificate that its client has shown: who has another one, or none, gets another one. */
#include "certificates.h"
#include "check.h"
#include "tls_lab.h"
#include "reply.h"

static const char script[] =
    "connection\n"
    "tls good protocols=%s client=wanted\n"
    "receive head\n"
    "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok\"\n"
    "receive head\n"
    "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok\"\n"
    "receive head\n"
    "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok\"\n";

static void get(const struct tls_lab *lab, struct client *client, const char *certificate)
{
    struct exchange exchange;

    exchange_open(&exchange, client, NULL, NULL);
    if (certificate == NULL) {
        certificate_use_none(exchange.request);
    } else {
        certificate_use(exchange.request, certificate_from_pem(lab, certificate));
    }
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
    exchange_close(&exchange);
}

static void run(const struct tls_lab *lab, enum call_mode mode, const char *version)
{
    struct loopback server = tls_lab_server(lab, script, version);
    struct client client = tls_client(mode, server.port);
    struct exchange undecided;

    get(lab, &client, "client-good");
    get(lab, &client, NULL);
    get(lab, &client, "client-other");
    CHECK_EQ(loopback_connections(&server), 3);
    get(lab, &client, "client-good");
    get(lab, &client, "client-other");
    get(lab, &client, NULL);
    CHECK_EQ(loopback_connections(&server), 3);
    CHECK_CLIENT(&server, 0, "CN=client-good, O=Tests");
    CHECK_CLIENT(&server, 1, "-");
    CHECK_CLIENT(&server, 2, "CN=client-other, O=Tests");

    /* Who has not decided is asked, whatever others have answered. */
    exchange_open(&undecided, &client, NULL, NULL);
    CHECK_EQ(exchange_send(&undecided, NULL, NULL, 0, 0), ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED);
    exchange_close(&undecided);
    client_close(&client);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;

    EACH_MODE(mode) {
        run(&lab, mode, "1.2");
        run(&lab, mode, "1.3");
    }
    tls_lab_stop(&lab);
    return 0;
}
