/*
 * A compressed body that breaks off at any byte, though its framing is complete, fails with 12152; so does one with any
 * byte changed, unless its text is the same. No byte at all is an empty body.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "encoded.h"
#include "loopback.h"
#include "reply.h"
#include "script_text.h"

struct body {
    const char *coding;
    const char *bytes;
    size_t length;
    int has_sum;             /* else changed bytes may give another text */
};

static const struct body bodies[] = {
    { "gzip", CONTENT_GZIP, sizeof CONTENT_GZIP - 1, 1 },
    { "deflate", CONTENT_ZLIB, sizeof CONTENT_ZLIB - 1, 1 },
    { "deflate", CONTENT_RAW, sizeof CONTENT_RAW - 1, 0 },
    { "gzip, deflate", CONTENT_GZIP_ZLIB, sizeof CONTENT_GZIP_ZLIB - 1, 1 },
};

static void begin_reply(struct script_text *script)
{
    script_text_add(script, "connection once\n" "receive head\n");
}

static void check_corrupt(const struct client *client, const struct body *body, const char *what, size_t at, int must_fail)
{
    struct reply reply = reply_get(client, 7);
    int is_same = reply.error == 0 && reply.length == sizeof CONTENT - 1 && memcmp(reply.body, CONTENT, reply.length) == 0;
    int is_any = reply.error == 0 && !body->has_sum;
    if (must_fail ? reply.error != ERROR_WINHTTP_INVALID_SERVER_RESPONSE
            : reply.error != ERROR_WINHTTP_INVALID_SERVER_RESPONSE && !is_same && !is_any) {
        fprintf(stderr, "%s, %s at byte %lu: error %lu, %lu bytes\n", body->coding, what, (unsigned long)at,
            (unsigned long)reply.error, (unsigned long)reply.length);
        CHECK(!"the reply is refused, or right");
    }
    free(reply.body);
}

static void check_body(enum call_mode mode, const struct body *body)
{
    struct script_text script = { 0 };
    struct loopback server;
    struct client client;
    DWORD enabled = WINHTTP_DECOMPRESSION_FLAG_ALL;
    char bytes[200];
    size_t at;

    for (at = 0; at < body->length; at++) {
        begin_reply(&script);
        script_text_send_encoded(&script, body->coding, body->bytes, at);
        if (at == 0) {
            script_text_add(&script, "close\n");
        }
    }
    for (at = 0; at < body->length; at++) {
        memcpy(bytes, body->bytes, body->length);
        bytes[at] = (char)~bytes[at];
        begin_reply(&script);
        script_text_send_encoded(&script, body->coding, bytes, body->length);
        script_text_add(&script, "close\n");
    }
    server = loopback_start(script.text);
    client = client_open(mode, server.port);
    CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_DECOMPRESSION, &enabled, sizeof enabled));

    CHECK_REPLY_TEXT(reply_get(&client, 7), 200, "");
    for (at = 1; at < body->length; at++) {
        check_corrupt(&client, body, "broken off", at, 1);
    }
    for (at = 0; at < body->length; at++) {
        check_corrupt(&client, body, "changed", at, 0);
    }
    client_close(&client);
    /* No connection served a second request: a body that cannot be trusted ends its connection. */
    CHECK_EQ(loopback_connections(&server), 2 * body->length);
    loopback_stop(&server);
    free(script.text);
}

int main(void)
{
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        for (at = 0; at < sizeof bodies / sizeof bodies[0]; at++) {
            check_body(mode, &bodies[at]);
        }
    }
    return 0;
}
