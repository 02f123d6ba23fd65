/* Targets nobody can go to, and what is no redirect at all. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "script_text.h"
#include "text.h"

struct target {
    const char *status, *location; /* as in scripts; the whole header line */
    DWORD error;             /* 0: the response is delivered */
};

static const struct target targets[] = {
    { "302", "Location: ftp://127.0.0.1/\\r\\n", ERROR_WINHTTP_UNRECOGNIZED_SCHEME },
    { "302", "Location: javascript:alert(1)\\r\\n", ERROR_WINHTTP_UNRECOGNIZED_SCHEME },
    { "302", "Location: d:e/f\\r\\n", ERROR_WINHTTP_UNRECOGNIZED_SCHEME },
    { "302", "Location: file:///etc/passwd\\r\\n", ERROR_WINHTTP_UNRECOGNIZED_SCHEME },
    { "302", "Location: http:\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http:/path\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http:///path\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: //\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://127.0.0.1:70000/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://127.0.0.1:x/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://127.0.0.1:-1/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://two words/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://na%0D%0Ame/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://b\\xFCcher.example/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://[::1/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: http://127.0.0.1:25/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "Location: https://127.0.0.1:25/\\r\\n", ERROR_WINHTTP_INVALID_URL },
    { "302", "", 0 },
    { "300", "Location: /next\\r\\n", 0 },
    { "304", "Location: /next\\r\\n", 0 },
    { "305", "Location: /next\\r\\n", 0 },
    { "306", "Location: /next\\r\\n", 0 },
    { "309", "Location: /next\\r\\n", 0 },
    { "201", "Location: /next\\r\\n", 0 },
    { "404", "Location: /next\\r\\n", 0 },
};

enum { TARGETS = sizeof targets / sizeof targets[0] };

static void run(enum call_mode mode, const struct target *target, unsigned short port)
{
    struct client client = client_open(mode, port);
    struct exchange get;
    char *expected = legs_format("http://127.0.0.1:%u/", port), *url;

    printf("%s %s, mode %d\n", target->status, target->location, (int)mode);
    exchange_open(&get, &client, NULL, NULL);
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&get), target->error);
    if (target->error == 0) {
        CHECK_EQ(exchange_status(&get), strtoul(target->status, NULL, 10));
        url = legs_url(get.request);
        CHECK_TEXT(url, expected);
        free(url);
    }
    free(expected);
    exchange_close(&get);
    client_close(&client);
}

/* A name in the URL is the server's way of saying who the user is; option 100 refuses that. */
static void user_in_url(enum call_mode mode)
{
    struct loopback server = loopback_start(
        "connection\n"
        "receive head\n"
        SEND("HTTP/1.1 302 Found\r\nLocation: //user@127.0.0.1/\r\nContent-Length: 0\r\n\r\n"));
    struct client client = client_open(mode, server.port);
    struct exchange get;

    exchange_open(&get, &client, NULL, NULL);
    legs_set(get.request, WINHTTP_OPTION_REJECT_USERPWD_IN_URL, TRUE);
    CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&get), ERROR_WINHTTP_INVALID_URL);
    exchange_close(&get);
    client_close(&client);
    loopback_check_script(&server);
    loopback_stop(&server);
}

int main(void)
{
    struct script_text script = { NULL, 0, 0 };
    struct loopback server;
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < TARGETS; i++) {
            char *lines = legs_format(
                "connection once\n"
                "receive head\n"
                "send \"HTTP/1.1 %s Somewhere\\r\\n%sContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n\"\n"
                "close\n", targets[i].status, targets[i].location);
            script_text_add(&script, lines);
            free(lines);
        }
    }
    server = loopback_start(script.text);
    EACH_MODE(mode) {
        for (i = 0; i < TARGETS; i++) {
            run(mode, &targets[i], server.port);
        }
        user_in_url(mode);
    }
    CHECK_EQ(loopback_connections(&server), 2 * TARGETS);
    loopback_check_script(&server);
    loopback_stop(&server);
    free(script.text);
    return 0;
}
