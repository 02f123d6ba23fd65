/* A redirect to another host: its cookies go there, those of the first host and the caller's do not. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char target_script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: target=1\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

int main(void)
{
    struct loopback target = loopback_start_at("localhost", target_script);
    enum call_mode mode;

    EACH_MODE(mode) {
        struct loopback server = legs_server(
            "connection\n"
            "receive head\n"
            SEND("HTTP/1.1 302 Found\r\nLocation: http://localhost:%u/\r\nContent-Length: 0\r\nSet-Cookie: first=1\r\n\r\n")
            "loop\n", target.port);
        struct client client = client_open(mode, server.port);

        CHECK_GET(&client, NULL, W("Cookie: own=1"), 200);
        CHECK_GET(&client, NULL, W("Cookie: own=2"), 200);
        client_close(&client);
        CHECK_SENT(&server, 0, 0, "Cookie", "own=1");
        CHECK_SENT(&server, 0, 1, "Cookie", "own=2; first=1");
        CHECK_SENT(&target, mode, 0, "Cookie", NULL);
        CHECK_SENT(&target, mode, 1, "Cookie", "target=1");
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    loopback_check_script(&target);
    loopback_stop(&target);
    return 0;
}
