/* Basic: known before the first send it goes out with it; it serves one exchange; a second 401 is the program's. */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

#define CREDENTIALS "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" /* RFC 7617, section 2 */

static const char accepting[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    "loop\n";

static const char refusing[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 2\r\n\r\nno")
    "loop\n";

static void give(HINTERNET request)
{
    CHECK_SUCCEEDS(WinHttpSetCredentials(request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC,
        W("Aladdin"), W("open sesame"), NULL));
}

static void accepted(enum call_mode mode)
{
    struct loopback server = loopback_start(accepting);
    struct client client = client_open(mode, server.port);
    struct exchange get;
    char *sent;

    exchange_open(&get, &client, NULL, NULL);
    give(get.request);
    CHECK_EQ(exchange_send(&get, W("Authorization: Bearer own"), NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    sent = legs_header(get.request, WINHTTP_QUERY_AUTHORIZATION | WINHTTP_QUERY_FLAG_REQUEST_HEADERS);
    CHECK_TEXT(sent, CREDENTIALS);
    free(sent);
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    CHECK_EQ(exchange_send(&get, W("Authorization: Bearer own"), NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    give(get.request);
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    exchange_close(&get);
    CHECK_GET(&client, NULL, NULL, 200);
    client_close(&client);
    CHECK_SENT(&server, 0, 0, "Authorization", CREDENTIALS);
    CHECK_SENT(&server, 0, 1, "Authorization", NULL);
    CHECK_SENT(&server, 0, 2, "Authorization", "Bearer own");
    CHECK_SENT(&server, 0, 3, "Authorization", CREDENTIALS);
    CHECK_SENT(&server, 0, 4, "Authorization", NULL);
    loopback_check_script(&server);
    loopback_stop(&server);
}

static void refused(enum call_mode mode)
{
    struct loopback server = loopback_start(refusing);
    struct client client = client_open(mode, server.port);
    struct exchange get;

    exchange_open(&get, &client, NULL, NULL);
    give(get.request);
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no"); /* one request */
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
    give(get.request);
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
    /* A scheme that the server does not offer. */
    CHECK_SUCCEEDS(WinHttpSetCredentials(get.request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_DIGEST, W("u"), W("p"), NULL));
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
    exchange_close(&get);
    client_close(&client);
    CHECK_SENT(&server, 0, 0, "Authorization", CREDENTIALS);
    CHECK_SENT(&server, 0, 1, "Authorization", NULL);
    CHECK_SENT(&server, 0, 2, "Authorization", CREDENTIALS);
    CHECK_SENT(&server, 0, 3, "Authorization", NULL);
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        accepted(mode);
        refused(mode);
    }
    return 0;
}
