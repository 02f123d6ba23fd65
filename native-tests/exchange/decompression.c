/*
 * WINHTTP_OPTION_DECOMPRESSION: what is asked for, what is decoded, what a program sees of the response, and what comes
 * as it is.
 */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "encoded.h"
#include "loopback.h"
#include "reply.h"
#include "script_text.h"
#include "text.h"

struct coded_reply {
    const char *coding;
    const char *bytes;
    size_t length;
    DWORD enabled;           /* WINHTTP_DECOMPRESSION_FLAG_... */
    int is_decoded;
};

#define CODED(text) text, sizeof text - 1

static const struct coded_reply replies[] = {
    { "gzip", CODED(CONTENT_GZIP), WINHTTP_DECOMPRESSION_FLAG_GZIP, 1 },
    { "X-GZIP", CODED(CONTENT_GZIP), WINHTTP_DECOMPRESSION_FLAG_ALL, 1 },
    { "deflate", CODED(CONTENT_ZLIB), WINHTTP_DECOMPRESSION_FLAG_DEFLATE, 1 },
    { "deflate", CODED(CONTENT_RAW), WINHTTP_DECOMPRESSION_FLAG_ALL, 1 },
    { "gzip, deflate", CODED(CONTENT_GZIP_ZLIB), WINHTTP_DECOMPRESSION_FLAG_ALL, 1 },
    { "gzip", CODED(CONTENT_GZIP), 0, 0 },
    { "gzip", CODED(CONTENT_GZIP), WINHTTP_DECOMPRESSION_FLAG_DEFLATE, 0 },
    { "gzip, deflate", CODED(CONTENT_GZIP_ZLIB), WINHTTP_DECOMPRESSION_FLAG_GZIP, 0 },
    { "br", CODED(CONTENT), WINHTTP_DECOMPRESSION_FLAG_ALL, 0 },
    { "identity", CODED(CONTENT), WINHTTP_DECOMPRESSION_FLAG_ALL, 0 },
};

enum { REPLIES = sizeof replies / sizeof replies[0] };

static const WCHAR *const asked[] = { W("br"), W("gzip"), W("deflate"), W("gzip, deflate") };

static DWORD error_of_query(HINTERNET request, DWORD level, WCHAR *value, DWORD size)
{
    return WinHttpQueryHeaders(request, level, WINHTTP_HEADER_NAME_BY_INDEX, value, &size, WINHTTP_NO_HEADER_INDEX)
        ? 0 : GetLastError();
}

static void check_head(HINTERNET request, const struct coded_reply *coded)
{
    WCHAR value[512], raw[512];
    char *text;
    DWORD expected = coded->is_decoded ? ERROR_WINHTTP_HEADER_NOT_FOUND : 0, length, size = sizeof length;

    CHECK_EQ(error_of_query(request, WINHTTP_QUERY_CONTENT_ENCODING, value, sizeof value), expected);
    CHECK_EQ(error_of_query(request, WINHTTP_QUERY_CONTENT_LENGTH, value, sizeof value), expected);
    CHECK_EQ(WinHttpQueryHeaders(request, WINHTTP_QUERY_CUSTOM | WINHTTP_QUERY_FLAG_NUMBER, W("content-length"), &length, &size,
        WINHTTP_NO_HEADER_INDEX) ? 0 : GetLastError(), expected);
    CHECK_EQ(error_of_query(request, WINHTTP_QUERY_RAW_HEADERS_CRLF, raw, sizeof raw), 0);
    text = text_to_utf8(raw);
    CHECK_EQ(strstr(text, "Content-") == NULL, coded->is_decoded);
    CHECK(strstr(text, "HTTP/1.1 200 OK\r\n") == text);
    free(text);

    /* What was asked for is what a query of the request shows. */
    CHECK_EQ(error_of_query(request, WINHTTP_QUERY_ACCEPT_ENCODING | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, value, sizeof value), 0);
    CHECK_WIDE(value, asked[coded->enabled]);
}

static void get(const struct client *client, const struct coded_reply *coded)
{
    struct exchange exchange;
    struct reply reply;
    DWORD enabled = coded->enabled;
    exchange_open(&exchange, client, NULL, NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_DECOMPRESSION, &enabled, sizeof enabled));
    CHECK_EQ(exchange_send(&exchange, W("Accept-Encoding: br"), NULL, 0, 0), 0);
    reply = reply_receive(&exchange, 4096);
    check_head(exchange.request, coded);
    if (coded->is_decoded) {
        CHECK_REPLY_TEXT(reply, 200, CONTENT);
    } else {
        CHECK_REPLY(reply, 200, coded->bytes, coded->length);
    }
    exchange_close(&exchange);
}

static void check_option(const struct client *client)
{
    struct exchange exchange;
    DWORD bits, size = sizeof bits;
    exchange_open(&exchange, client, NULL, NULL);
    for (bits = 0; bits <= WINHTTP_DECOMPRESSION_FLAG_ALL; bits++) {
        CHECK_SUCCEEDS(WinHttpSetOption(client->session, WINHTTP_OPTION_DECOMPRESSION, &bits, sizeof bits));
        CHECK_SUCCEEDS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_DECOMPRESSION, &bits, sizeof bits));
    }
    bits = 4;
    CHECK_FAILS(WinHttpSetOption(client->session, WINHTTP_OPTION_DECOMPRESSION, &bits, sizeof bits), ERROR_INVALID_PARAMETER);
    bits = 0x80000001;
    CHECK_FAILS(WinHttpSetOption(exchange.request, WINHTTP_OPTION_DECOMPRESSION, &bits, sizeof bits), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpQueryOption(exchange.request, WINHTTP_OPTION_DECOMPRESSION, &bits, &size), ERROR_INVALID_PARAMETER);
    exchange_close(&exchange);
}

int main(void)
{
    struct script_text script = { 0 };
    struct loopback server;
    enum call_mode mode;
    size_t at;

    script_text_add(&script, "connection once\n");
    for (at = 0; at < REPLIES; at++) {
        script_text_add(&script, "receive head\n");
        script_text_send_encoded(&script, replies[at].coding, replies[at].bytes, replies[at].length);
    }
    script_text_add(&script, "receive head\n");
    script_text_send_encoded(&script, "gzip", CODED(CONTENT_GZIP));
    script_text_add(&script, "loop\n");
    server = loopback_start(script.text);

    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        for (at = 0; at < REPLIES; at++) {
            get(&client, &replies[at]);
        }
        /* The session's setting, for requests opened from then on. */
        check_option(&client);
        CHECK_REPLY_TEXT(reply_get(&client, 3), 200, CONTENT);
        client_close(&client);
    }
    /* One connection: decoded bodies end where their framing does. */
    loopback_check_script(&server);
    loopback_stop(&server);
    free(script.text);
    return 0;
}
