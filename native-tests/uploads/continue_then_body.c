/*
 * Expect: 100-continue: the head goes out alone, the body when the server has answered 100, which is notified. For a
 * body given to WinHttpSendRequest and for one that is written, with a length and in chunks.
 */
#include <stdio.h>

#include "monitor.h"
#include "reply.h"
#include "upload_bytes.h"
#include "ways.h"

/* The 100 comes bytewise: a part of it is no leave. */
static const char script[] =
    "connection\n"
    "receive head\n"
    SEND_BYTEWISE(2, "HTTP/1.1 100 Continue\r\nX: y\r\n\r\n")
    "receive %d\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc");

/* Without the server's leave the body goes out after a second; a machine too busy to answer before shows nothing. */
enum { HEAD_ONLY_MS = 900 };

static struct loopback server;
static WINHTTP_STATUS_CALLBACK exchange_callback;
static uint64_t begun;
static unsigned notified;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    if (status != WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE) {
        exchange_callback(request, context, status, info, length);
        return;
    }
    CHECK_EQ(*(const DWORD *)info, 100);
    notified++;
    if (clock_ms() - begun < HEAD_ONLY_MS) {
        check_head_alone(&server, 0);
    }
}

int main(void)
{
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        for (at = 0; at < WAYS; at++) {
            struct client client;
            struct exchange exchange;
            struct arrived arrived;
            char text[1024];

            sprintf(text, script, ways[at].arrived);
            server = loopback_start(text);
            client = client_open(mode, server.port);
            way_open(&ways[at], &exchange, &client);
            exchange_callback = WinHttpSetStatusCallback(exchange.request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS
                | WINHTTP_CALLBACK_FLAG_HANDLES | WINHTTP_CALLBACK_FLAG_INTERMEDIATE_RESPONSE, 0);
            notified = 0;
            begun = clock_ms();
            way_send(&ways[at], &exchange);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
            CHECK_EQ(notified, 1);
            exchange_close(&exchange);

            arrived = arrived_on(&server, 0);
            CHECK_TEXT(arrived.body, ways[at].is_chunked ? "8\r\nthe body\r\n0\r\n\r\n" : "the body");
            arrived_free(&arrived);

            /* The connection is fit for another request. */
            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
            CHECK_EQ(loopback_connections(&server), 1);
            client_close(&client);
            loopback_check_script(&server);
            loopback_stop(&server);
        }
    }
    return 0;
}
