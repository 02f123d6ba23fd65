/* USERNAME and PASSWORD answer by themselves, with the best scheme that is offered, for as long as they are set. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char basic[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 2\r\n\r\nno")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nyes")
    "close\n";

static const char both[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"r\"\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n"
        "Content-Length: 2\r\n\r\nno")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nyes")
    "close\n";

static const char refusing[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 2\r\n\r\nno")
    "loop\n";

static void name(HINTERNET request)
{
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_USERNAME, (LPVOID)W("Aladdin"), 7));
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_PASSWORD, (LPVOID)W("open sesame"), 11));
}

static void get(struct exchange *exchange, DWORD status)
{
    CHECK_EQ(exchange_send(exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY(reply_receive(exchange, 64), status, status == 200 ? "yes" : "no", status == 200 ? 3 : 2);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(basic);
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        char *sent;

        exchange_open(&exchange, &client, NULL, NULL);
        name(exchange.request);
        get(&exchange, 200);
        get(&exchange, 200); /* what has been learnt stays, as the options do */
        exchange_close(&exchange);
        client_close(&client);
        CHECK_SENT(&server, 0, 0, "Authorization", NULL);
        CHECK_SENT(&server, 0, 1, "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        CHECK_SENT(&server, 0, 2, "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        loopback_check_script(&server);
        loopback_stop(&server);

        server = loopback_start(both);
        client = client_open(mode, server.port);
        exchange_open(&exchange, &client, NULL, NULL);
        name(exchange.request);
        get(&exchange, 200);
        sent = legs_header(exchange.request, WINHTTP_QUERY_AUTHORIZATION | WINHTTP_QUERY_FLAG_REQUEST_HEADERS);
        CHECK(sent != NULL && strncmp(sent, "Digest ", 7) == 0);
        free(sent);
        exchange_close(&exchange);
        client_close(&client);
        loopback_check_script(&server);
        loopback_stop(&server);

        server = loopback_start(refusing);
        client = client_open(mode, server.port);
        exchange_open(&exchange, &client, NULL, NULL);
        name(exchange.request);
        get(&exchange, 401);
        exchange_close(&exchange);
        /* Two requests, then one without anything automatic, which its own call still overrules. */
        exchange_open(&exchange, &client, NULL, NULL);
        name(exchange.request);
        legs_set(exchange.request, WINHTTP_OPTION_DISABLE_FEATURE, WINHTTP_DISABLE_AUTHENTICATION);
        get(&exchange, 401);
        CHECK_SUCCEEDS(WinHttpSetCredentials(exchange.request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, W("u"), W("p"), NULL));
        get(&exchange, 401);
        exchange_close(&exchange);
        client_close(&client);
        CHECK_SENT(&server, 0, 0, "Authorization", NULL);
        CHECK_SENT(&server, 0, 1, "Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        CHECK_SENT(&server, 0, 2, "Authorization", NULL);
        CHECK_SENT(&server, 0, 3, "Authorization", "Basic dTpw");
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
