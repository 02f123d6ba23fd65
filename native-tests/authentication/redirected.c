/* Credentials stay with the server that they were given for, however they were given; within it they go along. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

#define CREDENTIALS "Basic dTpw"

static const char target_script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
    "close\n";

enum way { BY_FUNCTION, BY_OPTION, WAYS };

static void run(enum call_mode mode, enum way way, const char *host)
{
    struct loopback target = loopback_start_at("localhost", target_script);
    struct loopback server = legs_server(
        "connection once\n"
        "receive head\n"
        SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"r\"\r\nContent-Length: 2\r\n\r\nno")
        "receive head\n"
        SEND("HTTP/1.1 302 Found\r\nLocation: /same\r\nContent-Length: 0\r\n\r\n")
        "receive head\n"
        SEND("HTTP/1.1 302 Found\r\nLocation: http://%s:%u/\r\nContent-Length: 0\r\n\r\n"), host, target.port);
    struct client client = client_open(mode, server.port);
    struct exchange get;

    exchange_open(&get, &client, NULL, NULL);
    if (way == BY_OPTION) {
        CHECK_SUCCEEDS(WinHttpSetOption(get.request, WINHTTP_OPTION_USERNAME, (LPVOID)W("u"), 1));
        CHECK_SUCCEEDS(WinHttpSetOption(get.request, WINHTTP_OPTION_PASSWORD, (LPVOID)W("p"), 1));
    } else {
        CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
        CHECK_SUCCEEDS(WinHttpSetCredentials(get.request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, W("u"), W("p"), NULL));
    }
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
    CHECK_SENT(&server, 0, 0, "Authorization", NULL);
    CHECK_SENT(&server, 0, 1, "Authorization", CREDENTIALS);
    CHECK_SENT(&server, 0, 2, "Authorization", CREDENTIALS);
    CHECK_EQ(loopback_connections(&target), 1);
    CHECK_SENT(&target, 0, 0, "Authorization", NULL);
    exchange_close(&get);
    client_close(&client);
    loopback_check_script(&server);
    loopback_check_script(&target);
    loopback_stop(&server);
    loopback_stop(&target);
}

int main(void)
{
    enum call_mode mode;
    int way;

    EACH_MODE(mode) {
        for (way = 0; way < WAYS; way++) {
            run(mode, (enum way)way, "127.0.0.1"); /* another port */
            run(mode, (enum way)way, "localhost");
        }
    }
    return 0;
}
