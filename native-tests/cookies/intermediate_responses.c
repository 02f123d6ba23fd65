/* Set-Cookie of a 1xx response sets nothing, that of a 401 and of a 500 does. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 103 Early Hints\r\nSet-Cookie: early=1\r\n\r\nHTTP/1.1 401 No\r\nSet-Cookie: a=1\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 500 No\r\nSet-Cookie: b=1\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;

    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        CHECK_GET(&client, NULL, NULL, 401);
        CHECK_GET(&client, NULL, NULL, 500);
        CHECK_GET(&client, NULL, NULL, 200);
        client_close(&client);
        CHECK_SENT(&server, mode, 0, "Cookie", NULL);
        CHECK_SENT(&server, mode, 1, "Cookie", "a=1");
        CHECK_SENT(&server, mode, 2, "Cookie", "a=1; b=1");
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
