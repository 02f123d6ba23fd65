/* The caller's Cookie header comes first, the session's follow in it; it is for one exchange, with all of its legs. */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: a=1\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\nSet-Cookie: b=2\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

static void check_query(HINTERNET request, const char *expected)
{
    char *sent = legs_header(request, WINHTTP_QUERY_COOKIE | WINHTTP_QUERY_FLAG_REQUEST_HEADERS);
    CHECK_TEXT(sent, expected);
    free(sent);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;

    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange get;

        CHECK_GET(&client, NULL, NULL, 200);
        exchange_open(&get, &client, NULL, NULL);
        check_query(get.request, "a=1");
        CHECK_SUCCEEDS(WinHttpAddRequestHeaders(get.request, W("Cookie: own=0"), (DWORD)-1, 0));
        check_query(get.request, "own=0; a=1");
        CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
        check_query(get.request, "own=0; a=1; b=2"); /* as it was sent */
        /* The next exchange has none of the caller's; then he adds it again. */
        CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
        CHECK_EQ(exchange_send(&get, W("Cookie: own=3"), NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
        exchange_close(&get);
        client_close(&client);

        CHECK_SENT(&server, mode, 0, "Cookie", NULL);
        CHECK_SENT(&server, mode, 1, "Cookie", "own=0; a=1");
        CHECK_SENT(&server, mode, 2, "Cookie", "own=0; a=1; b=2");
        CHECK_SENT(&server, mode, 3, "Cookie", "a=1; b=2");
        CHECK_SENT(&server, mode, 4, "Cookie", "own=3; a=1; b=2");
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
