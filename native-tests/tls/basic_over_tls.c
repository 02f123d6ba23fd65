/* Basic over https: it goes out, along redirects within the origin, and never from there to http or to another port. */
#include <stdio.h>

#include "check.h"
#include "legs.h"
#include "reply.h"
#include "text.h"
#include "tls_lab.h"

#define CREDENTIALS "Basic dTpw"

enum way { BY_FUNCTION, BY_OPTION, BY_HEADER, WAYS };

static void give(HINTERNET request, enum way way)
{
    if (way == BY_FUNCTION) {
        CHECK_SUCCEEDS(WinHttpSetCredentials(request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, W("u"), W("p"), NULL));
    } else if (way == BY_OPTION) {
        CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_USERNAME, (LPVOID)W("u"), 1));
        CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_PASSWORD, (LPVOID)W("p"), 1));
    }
}

/* The target asks for credentials, too, and gets none. */
static void run(const struct tls_lab *lab, enum call_mode mode, enum way way, int to_https)
{
    struct loopback target = tls_lab_server(lab,
        "connection once\n"
        "%sreceive head\n"
        "send \"HTTP/1.1 401 No\\r\\nWWW-Authenticate: Basic realm=\\\"r\\\"\\r\\nContent-Length: 2\\r\\n\\r\\nno\"\n",
        to_https ? "tls good\n" : "");
    struct loopback server = tls_lab_server(lab,
        "connection once\n"
        "tls good\n"
        "%s"
        "receive head\n"
        "send \"HTTP/1.1 302 Found\\r\\nLocation: /same\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n"
        "receive head\n"
        "send \"HTTP/1.1 302 Found\\r\\nLocation: %s://localhost:%u/\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n",
        way == BY_OPTION
            ? "receive head\nsend \"HTTP/1.1 401 No\\r\\nWWW-Authenticate: Basic realm=\\\"r\\\"\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n" : "",
        to_https ? "https" : "http", target.port);
    struct client client = tls_client(mode, server.port);
    unsigned first = way == BY_OPTION ? 1 : 0;
    struct exchange get;

    printf("way %d, to %s, mode %d\n", (int)way, to_https ? "https" : "http", (int)mode);
    fflush(stdout);
    exchange_open(&get, &client, NULL, NULL);
    legs_set(get.request, WINHTTP_OPTION_REDIRECT_POLICY, WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS);
    give(get.request, way);
    CHECK_EQ(exchange_send(&get, way == BY_HEADER ? W("Authorization: " CREDENTIALS) : NULL, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
    if (first == 1) {
        CHECK_SENT(&server, 0, 0, "Authorization", NULL);
    }
    CHECK_SENT(&server, 0, first, "Authorization", CREDENTIALS);
    CHECK_REQUEST(&server, 0, first + 1, "GET /same HTTP/1.1");
    CHECK_SENT(&server, 0, first + 1, "Authorization", CREDENTIALS);
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
    struct tls_lab lab = tls_lab_start();
    enum call_mode mode;
    int way;

    EACH_MODE(mode) {
        for (way = 0; way < WAYS; way++) {
            run(&lab, mode, (enum way)way, 0);
            run(&lab, mode, (enum way)way, 1);
        }
    }
    tls_lab_stop(&lab);
    return 0;
}
