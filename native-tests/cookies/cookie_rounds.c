#include "cookie_rounds.h"

#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "reply.h"
#include "script_text.h"
#include "text.h"

static const char *text_or(const char *text, const char *otherwise)
{
    return text == NULL ? otherwise : text;
}

static struct loopback start(const struct cookie_round *rounds, size_t count)
{
    struct script_text script = { NULL, 0, 0 };
    struct loopback server;
    size_t i;

    for (i = 0; i < count * 2; i++) {
        char *steps = legs_format(
            "connection once\n"
            "receive head\n"
            "send \"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n%s\\r\\n\"\n"
            "close\n", text_or(rounds[i % count].lines, ""));
        script_text_add(&script, steps);
        free(steps);
    }
    server = loopback_start_at("localhost", script.text);
    free(script.text);
    return server;
}

static void run(const struct cookie_round *round, HINTERNET session, enum call_mode mode, struct loopback *server,
    unsigned connection)
{
    WCHAR *host = text_from_utf8(text_or(round->host, "127.0.0.1")), *path = text_from_utf8(text_or(round->path, "/"));
    WCHAR *own = round->own == NULL ? NULL : text_from_utf8(round->own);
    struct client client = { mode, session, WinHttpConnect(session, host, server->port, 0), 0 };
    struct exchange get;

    CHECK(client.connection != NULL);
    exchange_open(&get, &client, NULL, path);
    if (round->disabled != 0) {
        legs_set(get.request, WINHTTP_OPTION_DISABLE_FEATURE, round->disabled);
    }
    CHECK_EQ(exchange_send(&get, own, NULL, 0, 0), 0);
    CHECK_REPLY_TEXT(reply_receive(&get, 64), 200, "");
    exchange_close(&get);
    CHECK_SUCCEEDS(WinHttpCloseHandle(client.connection));
    printf("round on connection %u\n", connection);
    CHECK_SENT(server, connection, 0, "Cookie", round->expected);
    free(host);
    free(path);
    free(own);
}

void cookie_rounds_run(const struct cookie_round *rounds, size_t count)
{
    struct loopback server = start(rounds, count);
    unsigned connection = 0;
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        HINTERNET session = NULL;
        for (i = 0; i < count; i++) {
            if (session == NULL || rounds[i].begins_session) {
                if (session != NULL) {
                    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
                }
                session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, mode == ASYNCHRONOUS ? WINHTTP_FLAG_ASYNC : 0);
                CHECK(session != NULL);
            }
            run(&rounds[i], session, mode, &server, connection++);
        }
        CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    }
    loopback_check_script(&server);
    loopback_stop(&server);
}
