/* Which method and which body go to the new target. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "script_text.h"
#include "text.h"

struct rule {
    unsigned status;
    const char *method, *next;
    int keeps_body;
};

static const struct rule rules[] = {
    { 301, "GET",    "GET",    0 }, { 301, "HEAD", "HEAD", 0 }, { 301, "POST", "GET",  0 }, { 301, "PUT", "PUT", 1 },
    { 302, "GET",    "GET",    0 }, { 302, "HEAD", "HEAD", 0 }, { 302, "POST", "GET",  0 }, { 302, "PUT", "PUT", 1 },
    { 303, "GET",    "GET",    0 }, { 303, "HEAD", "HEAD", 0 }, { 303, "POST", "GET",  0 }, { 303, "PUT", "GET", 0 },
    { 307, "GET",    "GET",    0 }, { 307, "HEAD", "HEAD", 0 }, { 307, "POST", "POST", 1 }, { 307, "PUT", "PUT", 1 },
    { 308, "GET",    "GET",    0 }, { 308, "HEAD", "HEAD", 0 }, { 308, "POST", "POST", 1 }, { 308, "PUT", "PUT", 1 },
    { 303, "DELETE", "GET",    0 }, { 302, "DELETE", "DELETE", 0 },
};

enum { RULES = sizeof rules / sizeof rules[0] };

static int has_body(const struct rule *rule)
{
    return strcmp(rule->method, "POST") == 0 || strcmp(rule->method, "PUT") == 0;
}

static void run(struct loopback *server, enum call_mode mode, const struct rule *rule, unsigned connection)
{
    struct client client = client_open(mode, server->port);
    struct exchange exchange;
    WCHAR *method = text_from_utf8(rule->method);
    char *line = legs_format("%s /next HTTP/1.1", rule->next);
    const char *body = has_body(rule) ? "the body" : NULL;
    size_t length = body == NULL ? 0 : strlen(body);

    printf("%u %s, mode %d\n", rule->status, rule->method, (int)mode);
    exchange_open(&exchange, &client, method, NULL);
    CHECK_EQ(exchange_send(&exchange, body == NULL ? NULL : W("Content-Type: text/plain\r\nContent-Language: en\r\nX-Other: yes"),
        body, length, length), 0);
    CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "");
    exchange_close(&exchange);
    client_close(&client);

    CHECK_REQUEST(server, connection, 1, line);
    CHECK_SENT_BODY(server, connection, 1, rule->keeps_body ? body : "");
    CHECK_SENT(server, connection, 1, "Content-Length", rule->keeps_body ? "8" : NULL);
    CHECK_SENT(server, connection, 1, "Content-Type", rule->keeps_body ? "text/plain" : NULL);
    CHECK_SENT(server, connection, 1, "Content-Language", rule->keeps_body ? "en" : NULL);
    CHECK_SENT(server, connection, 1, "X-Other", body != NULL ? "yes" : NULL);
    CHECK_SENT(server, connection, 1, "Transfer-Encoding", NULL);
    free(line);
    free(method);
}

int main(void)
{
    struct script_text script = { NULL, 0, 0 };
    struct loopback server;
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < RULES; i++) {
            char *lines = legs_format(
                "connection once\n"
                "receive request\n"
                SEND("HTTP/1.1 %u Elsewhere\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
                "receive request\n"
                SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                "close\n", rules[i].status);
            script_text_add(&script, lines);
            free(lines);
        }
    }
    server = loopback_start(script.text);
    EACH_MODE(mode) {
        for (i = 0; i < RULES; i++) {
            run(&server, mode, &rules[i], (unsigned)mode * RULES + (unsigned)i);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    free(script.text);
    return 0;
}
