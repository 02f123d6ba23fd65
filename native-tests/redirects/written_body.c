/* A body that came through WriteData is nobody's any more: 12032, then the same handle sends to the new target. */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 307 Elsewhere\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 308 Elsewhere\r\nLocation: /last\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

/* A 303 drops the body, whoever has it. */
static const char dropping[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 303 See Other\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

static void send_parts(struct exchange *post)
{
    CHECK_EQ(exchange_send(post, W("Content-Type: text/plain"), "the ", 4, 8), 0);
    CHECK_EQ(exchange_write(post, "bo", 2), 0);
    CHECK_EQ(exchange_write(post, "dy", 2), 0);
}

static void check_url(struct exchange *post, unsigned short port, const char *path)
{
    char *expected = legs_format("http://127.0.0.1:%u%s", port, path), *url = legs_url(post->request);
    CHECK_TEXT(url, expected);
    free(expected);
    free(url);
}

int main(void)
{
    struct loopback server = loopback_start(script), dropper = loopback_start(dropping);
    enum call_mode mode;

    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange post;
        unsigned i;

        exchange_open(&post, &client, W("POST"), W("/first"));
        send_parts(&post);
        CHECK_EQ(exchange_receive(&post), ERROR_WINHTTP_RESEND_REQUEST);
        check_url(&post, server.port, "/next");
        send_parts(&post);
        CHECK_EQ(exchange_receive(&post), ERROR_WINHTTP_RESEND_REQUEST);
        send_parts(&post);
        CHECK_REPLY_TEXT(reply_receive(&post, 64), 200, "abc");
        check_url(&post, server.port, "/last");
        exchange_close(&post);
        client_close(&client);
        CHECK_REQUEST(&server, mode, 0, "POST /first HTTP/1.1");
        CHECK_REQUEST(&server, mode, 1, "POST /next HTTP/1.1");
        CHECK_REQUEST(&server, mode, 2, "POST /last HTTP/1.1");
        for (i = 0; i < 3; i++) {
            CHECK_SENT_BODY(&server, mode, i, "the body");
            CHECK_SENT(&server, mode, i, "Content-Type", "text/plain");
        }

        client = client_open(mode, dropper.port);
        exchange_open(&post, &client, W("POST"), W("/first"));
        send_parts(&post);
        CHECK_REPLY_TEXT(reply_receive(&post, 64), 200, "abc");
        exchange_close(&post);
        client_close(&client);
        CHECK_REQUEST(&dropper, mode, 1, "GET /next HTTP/1.1");
        CHECK_SENT(&dropper, mode, 1, "Content-Type", NULL);
        CHECK_SENT(&dropper, mode, 1, "Content-Length", NULL);
    }
    loopback_check_script(&server);
    loopback_check_script(&dropper);
    loopback_stop(&server);
    loopback_stop(&dropper);
    return 0;
}
