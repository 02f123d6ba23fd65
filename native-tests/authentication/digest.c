/* Digest: stale nonces, nextnonce, a challenge without qop; loops of challenges end. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char changing[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"one\", qop=\"auth\"\r\nContent-Length: 2\r\n\r\nno")
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"two\", qop=\"auth\", stale=true\r\nContent-Length: 2\r\n\r\nno")
    "receive request\n"
    SEND("HTTP/1.1 302 Found\r\nAuthentication-Info: nextnonce=\"three\"\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

static const char old[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"testrealm@host.com\", nonce=\"abc\", opaque=\"xyz\"\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

static const char looping[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"one\", qop=\"auth\", stale=true\r\nContent-Length: 2\r\n\r\nno")
    "loop\n";

static void give(HINTERNET request)
{
    CHECK_SUCCEEDS(WinHttpSetCredentials(request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_DIGEST,
        W("Mufasa"), W("Circle Of Life"), NULL));
}

static void get(enum call_mode mode, struct loopback *server, DWORD status, const char *body, int sends)
{
    struct client client = client_open(mode, server->port);
    struct exchange exchange;
    int i;

    exchange_open(&exchange, &client, NULL, NULL);
    give(exchange.request);
    for (i = 0; i < sends; i++) {
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_REPLY(reply_receive(&exchange, 64), status, body, strlen(body));
    }
    exchange_close(&exchange);
    client_close(&client);
}

static void check_has(struct loopback *server, unsigned index, const char *text)
{
    struct loopback_bytes received = loopback_received(server, 0);
    const char *at = received.data;

    for (; index > 0; index--) {
        at = strstr(at, "\r\n\r\n") + 4;
    }
    *strstr((char *)at, "\r\n\r\n") = 0;
    if (strstr(at, text) == NULL) {
        check_text(__FILE__, __LINE__, "request", at, text);
    }
    free(received.data);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(changing);
        get(mode, &server, 200, "", 2); /* the second time without credentials */
        CHECK_SENT(&server, 0, 0, "Authorization", NULL);
        check_has(&server, 1, "nonce=\"one\"");
        check_has(&server, 1, "nc=00000001");
        check_has(&server, 2, "nonce=\"two\"");
        check_has(&server, 3, "nonce=\"three\"");
        check_has(&server, 3, "uri=\"/next\"");
        CHECK_SENT(&server, 0, 4, "Authorization", NULL);
        loopback_check_script(&server);
        loopback_stop(&server);

        /* RFC 2069: MD5(MD5("Mufasa:testrealm@host.com:Circle Of Life"):abc:MD5("GET:/")) */
        server = loopback_start(old);
        get(mode, &server, 200, "", 1);
        check_has(&server, 1, "response=\"52248c7bf209f05bd8101c251ec47b4a\"");
        check_has(&server, 1, "opaque=\"xyz\"");
        loopback_check_script(&server);
        loopback_stop(&server);

        server = loopback_start(looping);
        get(mode, &server, 401, "no", 1);
        CHECK_EQ(loopback_connections(&server), 1);
        loopback_stop(&server);
    }
    return 0;
}
