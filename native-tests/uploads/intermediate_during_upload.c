/* 1xx responses in the middle of an upload are notified once each, in their order, and the upload goes on. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n")
    "receive 5000\n"
    SEND("HTTP/1.1 102 Processing\r\n\r\n")
    "receive 95000\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    "loop\n";

enum { BODY_BYTES = 100000, PART_BYTES = 5000 };

static WINHTTP_STATUS_CALLBACK exchange_callback;
static DWORD codes[8];
static size_t notified;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    if (status == WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE) {
        CHECK(notified < sizeof codes / sizeof codes[0]);
        codes[notified++] = *(const DWORD *)info;
    } else {
        exchange_callback(request, context, status, info, length);
    }
}

int main(void)
{
    static char body[BODY_BYTES];
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        size_t at;
        notified = 0;
        exchange_open(&exchange, &client, W("PUT"), NULL);
        exchange_callback = WinHttpSetStatusCallback(exchange.request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS
            | WINHTTP_CALLBACK_FLAG_HANDLES | WINHTTP_CALLBACK_FLAG_INTERMEDIATE_RESPONSE, 0);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, BODY_BYTES), 0);
        for (at = 0; at < BODY_BYTES; at += PART_BYTES) {
            CHECK_EQ(exchange_write(&exchange, body + at, PART_BYTES), 0);
        }
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "ok");
        CHECK_EQ(notified, 3);
        CHECK(codes[0] == 102 && codes[1] == 103 && codes[2] == 102);
        exchange_close(&exchange);
        client_close(&client);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
