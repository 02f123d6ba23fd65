/* 180 cookies a host, 4,096 bytes a cookie: a server that sets more gets the latest. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "script.h"
#include "script_text.h"

enum { SET = 400, KEPT = 180 };

int main(void)
{
    struct script_text script = { NULL, 0, 0 };
    char *long_value = (char *)malloc(5000);
    char *lines = (char *)calloc(1, 1 << 20), *expected = (char *)calloc(1, 1 << 16), *longest;
    struct loopback server;
    enum call_mode mode;
    unsigned i;

    memset(long_value, 'v', 5000);
    for (i = 0; i < SET; i++) {
        char *line = legs_format("Set-Cookie: n%u=%u\\r\\n", i, i), *pair = legs_format("%sn%u=%u", i == SET - KEPT ? "" : "; ", i, i);
        strcat(lines, line);
        if (i >= SET - KEPT) {
            strcat(expected, pair);
        }
        free(line);
        free(pair);
    }
    script_text_add(&script, "connection\nreceive head\n");
    longest = legs_format(
        "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\nSet-Cookie: toolong=%.*s\\r\\nSet-Cookie: fits=%.*s\\r\\n\\r\\n\"\n",
        4096 - 6, long_value, 4096 - 4, long_value);
    script_text_add(&script, longest);
    free(longest);
    script_text_add(&script, "receive head\n");
    longest = legs_format("send \"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n%s\\r\\n\"\n", lines);
    script_text_add(&script, longest);
    free(longest);
    script_text_add(&script, "receive head\n" SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") "close\n");
    server = loopback_start(script.text);

    longest = legs_format("fits=%.*s", 4096 - 4, long_value);
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        CHECK_GET(&client, NULL, NULL, 200);
        CHECK_GET(&client, NULL, NULL, 200);
        CHECK_GET(&client, NULL, NULL, 200);
        client_close(&client);
        CHECK_SENT(&server, mode, 1, "Cookie", longest);
        CHECK_SENT(&server, mode, 2, "Cookie", expected);
    }
    free(longest);
    free(long_value);
    free(lines);
    free(expected);
    free(script.text);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
