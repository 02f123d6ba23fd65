/* A connection that NTLM has authenticated: who may use it afterwards. One whose conversation failed: nobody. */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

/* A challenge message of gss-ntlmssp. */
#define ASK_FOR_PASSWORD \
    "receive head\n" \
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM\r\nContent-Length: 2\r\n\r\nno") \
    "receive head\n" \
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM TlRMTVNTUAACAAAABAAEADgAAAAVgopi3xI8IfuOUhEAAAAAAAAAAEIAQgA8AAAABgIAAAAAAA9WAE0AAQAEAFYATQACABYAVwBPAFIASwBTAFQAQQBUAEkATwBOAAMABAB2AG0ABgAEAAAAAAAHAAgAyGt49ch+3QEAAAAA\r\n" \
        "Content-Length: 2\r\n\r\nno") \
    "receive head\n"

static const char accepting[] =
    "connection once\n"
    ASK_FOR_PASSWORD
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nalice")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nalice")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nalice")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nalice")
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nother")
    "close\n";

static const char refusing[] =
    "connection once\n"
    ASK_FOR_PASSWORD
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: NTLM\r\nContent-Length: 2\r\n\r\nno")
    "receive close\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother");

enum way { NOBODY, BY_FUNCTION, BY_OPTION };

static void get(struct client *client, enum way way, const WCHAR *user, const WCHAR *password, DWORD status, const char *body)
{
    struct exchange exchange;

    exchange_open(&exchange, client, NULL, NULL);
    if (way == BY_FUNCTION) {
        CHECK_SUCCEEDS(WinHttpSetCredentials(exchange.request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_NTLM, user, password, NULL));
    } else if (way == BY_OPTION) {
        CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_USERNAME, (LPVOID)user, (DWORD)text_length(user)));
        CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_PASSWORD, (LPVOID)password, (DWORD)text_length(password)));
    }
    CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
    CHECK_REPLY(reply_receive(&exchange, 64), status, body, status == 200 ? 5 : 2);
    exchange_close(&exchange);
}

static void accepted(enum call_mode mode, enum way first)
{
    struct loopback server = loopback_start(accepting);
    struct client client = client_open(mode, server.port), other = client_open(mode, server.port);

    get(&client, first, W("DOMAIN\\alice"), W("secret"), 200, "alice");
    CHECK_SENT(&server, 0, 0, "Authorization", NULL);
    get(&client, NOBODY, NULL, NULL, 200, "alice");
    get(&client, BY_FUNCTION, W("DOMAIN\\alice"), W("secret"), 200, "alice");
    get(&client, BY_OPTION, W("DOMAIN\\alice"), W("secret"), 200, "alice");
    CHECK_EQ(loopback_connections(&server), 1);
    get(&client, BY_FUNCTION, W("DOMAIN\\bob"), W("secret"), 200, "other");
    get(&client, BY_OPTION, W("DOMAIN\\bob"), W("secret"), 200, "other");
    get(&client, BY_FUNCTION, W("DOMAIN\\alice"), W("another"), 200, "other");
    get(&other, NOBODY, NULL, NULL, 200, "other");
    get(&other, BY_FUNCTION, W("DOMAIN\\alice"), W("secret"), 200, "other");
    CHECK_EQ(loopback_connections(&server), 6);
    client_close(&client);
    client_close(&other);
    loopback_check_script(&server);
    loopback_stop(&server);
}

static void refused(enum call_mode mode, enum way way)
{
    struct loopback server = loopback_start(refusing);
    struct client client = client_open(mode, server.port);

    get(&client, way, W("DOMAIN\\alice"), W("wrong"), 401, "no");
    get(&client, NOBODY, NULL, NULL, 200, "other");
    client_close(&client);
    CHECK_EQ(loopback_connections(&server), 2);
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        accepted(mode, BY_FUNCTION);
        accepted(mode, BY_OPTION);
        refused(mode, BY_FUNCTION);
        refused(mode, BY_OPTION);
    }
    return 0;
}
