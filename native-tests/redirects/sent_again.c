/*
 * A handle that sends again asks for what it was opened for, with its method and with what the send is given, and not for
 * where the last send was led: that server must not get what is meant for the other one. But when that server asked for
 * credentials, it is asked once more.
 */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char first[] =
    "connection\n"
    "receive request\n"
    "send \"HTTP/1.1 302 Found\\r\\nLocation: http://localhost:%u/there\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n"
    "loop\n";

static const char second[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    "receive request\n"
    SEND("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\\\"r\\\"\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nin")
    "loop\n";

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback led_to = legs_server("%s", second), server = legs_server(first, led_to.port);
        struct client client = client_open(mode, server.port);
        char *here = legs_format("http://127.0.0.1:%u/", server.port);
        struct exchange post;

        exchange_open(&post, &client, W("POST"), NULL);
        CHECK_EQ(exchange_send(&post, W("Authorization: secret"), "one", 3, 3), 0);
        CHECK_REPLY_TEXT(reply_receive(&post, 64), 200, "ok");

        CHECK_EQ(exchange_send(&post, W("Authorization: secret"), "two", 3, 3), 0);
        CHECK_REPLY_TEXT(reply_receive(&post, 64), 401, "");
        CHECK_REQUEST(&server, 0, 1, "POST / HTTP/1.1");
        CHECK_SENT(&server, 0, 1, "Authorization", "secret");
        CHECK_SENT_BODY(&server, 0, 1, "two");

        /* It was the second server that asked. */
        CHECK_SUCCEEDS(WinHttpSetCredentials(post.request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, W("u"),
            W("p"), NULL));
        CHECK_EQ(exchange_send(&post, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&post, 64), 200, "in");

        CHECK_REQUEST(&led_to, 0, 0, "GET /there HTTP/1.1");
        CHECK_SENT(&led_to, 0, 0, "Authorization", NULL);
        CHECK_SENT(&led_to, 0, 1, "Authorization", NULL);
        CHECK_REQUEST(&led_to, 0, 2, "GET /there HTTP/1.1");
        CHECK_SENT(&led_to, 0, 2, "Authorization", "Basic dTpw");

        CHECK_EQ(exchange_send(&post, NULL, "three", 5, 5), 0);
        CHECK_SENT_BODY(&server, 0, 2, "three");
        {
            char *url = legs_url(post.request);
            CHECK_TEXT(url, here);
            free(url);
        }
        exchange_close(&post);
        free(here);
        client_close(&client);
        loopback_check_script(&server);
        loopback_check_script(&led_to);
        loopback_stop(&server);
        loopback_stop(&led_to);
    }
    return 0;
}
