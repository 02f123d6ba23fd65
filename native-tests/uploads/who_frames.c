/*
 * AUTOMATIC_CHUNKING applies where nothing else tells the end of the body: no length, no framing of the caller's, a
 * method that has a body, and HTTP/1.1.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "reply.h"
#include "text.h"
#include "upload_bytes.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

static const struct {
    const WCHAR *verb, *version, *headers;
    size_t initial, total;
    const char *part;        /* written after the send; NULL = none */
    const char *lines;       /* about the body, in the head */
    const char *body;
} uploads[] = {
    { W("GET"), NULL, NULL, 0, 0, NULL, "", "" },
    { W("HEAD"), NULL, NULL, 0, 0, NULL, "", "" },
    { W("GET"), NULL, NULL, 2, 0, "cde", "Transfer-Encoding: chunked\r\n", "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n" },
    { W("DELETE"), NULL, NULL, 0, 0, NULL, "Transfer-Encoding: chunked\r\n", "0\r\n\r\n" },
    { W("PUT"), NULL, NULL, 2, 5, "cde", "Content-Length: 5\r\n", "abcde" },
    { W("PUT"), NULL, W("Content-Length: 5"), 2, 5, "cde", "Content-Length: 5\r\n", "abcde" },
    { W("PUT"), NULL, W("Content-Length: 0"), 0, 0, NULL, "Content-Length: 0\r\n", "" },
    { W("PUT"), NULL, W("Transfer-Encoding: chunked"), 0, 0, "1;x\r\na\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n", "1;x\r\na\r\n0\r\n\r\n" },
    { W("POST"), W("HTTP/1.0"), NULL, 0, 0, NULL, "Content-Length: 0\r\n", "" },
    { W("POST"), W("HTTP/1.0"), NULL, 2, 2, NULL, "Content-Length: 2\r\n", "ab" },
    { W("POST"), W("HTTP/1.0"), NULL, 2, 5, "cde", "Content-Length: 5\r\n", "abcde" },
};

static void check_lines(const char *head, const char *expected)
{
    static const char *const names[] = { "Content-Length: ", "Transfer-Encoding: " };
    size_t name;
    CHECK(strstr(head, expected) != NULL);
    for (name = 0; name < sizeof names / sizeof names[0]; name++) {
        const char *found = strstr(head, names[name]);
        CHECK((found != NULL) == (strstr(expected, names[name]) != NULL));
        CHECK(found == NULL || strstr(found + 1, names[name]) == NULL);
    }
}

int main(void)
{
    struct loopback server = loopback_start(script);
    unsigned connections = 0;
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        for (at = 0; at < sizeof uploads / sizeof uploads[0]; at++) {
            struct client client = client_open(mode, server.port);
            struct exchange exchange;
            struct arrived arrived;

            exchange_open_flags(&exchange, &client, uploads[at].verb, uploads[at].version, WINHTTP_FLAG_AUTOMATIC_CHUNKING);
            CHECK_EQ(exchange_send(&exchange, uploads[at].headers, uploads[at].initial == 0 ? NULL : "ab",
                uploads[at].initial, uploads[at].total), 0);
            if (uploads[at].part != NULL) {
                CHECK_EQ(exchange_write(&exchange, uploads[at].part, strlen(uploads[at].part)), 0);
            } else if (uploads[at].body[0] == 0) {
                CHECK_EQ(exchange_write(&exchange, "x", 1), ERROR_INVALID_PARAMETER);
            }
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "");
            exchange_close(&exchange);
            client_close(&client);

            arrived = arrived_on(&server, connections++);
            check_lines(arrived.head, uploads[at].lines);
            CHECK_TEXT(arrived.body, uploads[at].body);
            arrived_free(&arrived);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
