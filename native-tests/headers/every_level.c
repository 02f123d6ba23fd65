/*
 * Every level that stands for a header finds that header, in the response and in the request, and says 12150 when it
 * is not there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "header_text.h"
#include "level_list.h"
#include "text.h"

/* These decide about the message itself; their values have to make sense. */
static void value_of(const struct level *level, char *value)
{
    switch (level->number) {
    case WINHTTP_QUERY_CONTENT_LENGTH:
        strcpy(value, "0");
        break;
    case WINHTTP_QUERY_TRANSFER_ENCODING:
        strcpy(value, "chunked");
        break;
    default:
        sprintf(value, "value %u of \\\"%s\\\"", level->number, level->name);
        break;
    }
}

/* As it arrives: the script has its quotes escaped. */
static void received_value_of(const struct level *level, char *value)
{
    const char *from;
    char written[128];
    value_of(level, written);
    for (from = written; *from != 0; from++) {
        if (*from != '\\') {
            *value++ = *from;
        }
    }
    *value = 0;
}

/* A 304 has no body, whatever it announces. */
static char *response_with_all(void)
{
    char *script = (char *)malloc(32 * 1024), *end = script, value[128];
    int at;
    end += sprintf(end, "connection\nreceive head\nsend \"HTTP/1.1 304 Not Modified\\r\\n\"");
    for (at = 0; at < LEVEL_LIST_COUNT; at++) {
        value_of(&level_list[at], value);
        end += sprintf(end, " \"%s: %s\\r\\n\"", level_list[at].name, value);
    }
    sprintf(end, " \"\\r\\n\"\n");
    return script;
}

static void in_a_response(void)
{
    char *script = response_with_all(), value[128];
    struct exchange exchange = exchange_make(script);
    int at;
    for (at = 0; at < LEVEL_LIST_COUNT; at++) {
        received_value_of(&level_list[at], value);
        header_is(exchange.request, level_list[at].number, NULL, value);
        header_is(exchange.request, level_list[at].number, W("Another-Name"), value); /* only CUSTOM looks at it */
    }
    exchange_end(&exchange);
    free(script);
}

static void absent_from_a_response(void)
{
    struct exchange exchange = exchange_make(
        "connection\n" "receive head\n" SEND("HTTP/1.1 304 Not Modified\r\n" "X-Other: 1\r\n\r\n"));
    int at;
    for (at = 0; at < LEVEL_LIST_COUNT; at++) {
        header_fails(exchange.request, level_list[at].number, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
    }
    exchange_end(&exchange);
}

static void in_a_request(void)
{
    struct open_handles handles = open_handles(0, 0);
    char line[256], value[128];
    int at;
    for (at = 0; at < LEVEL_LIST_COUNT; at++) {
        DWORD level = level_list[at].number | WINHTTP_QUERY_FLAG_REQUEST_HEADERS;
        WCHAR *wide;
        if (level_list[at].number != WINHTTP_QUERY_HOST && level_list[at].number != WINHTTP_QUERY_CONNECTION) {
            header_fails(handles.request, level, NULL, ERROR_WINHTTP_HEADER_NOT_FOUND);
        }
        received_value_of(&level_list[at], value);
        sprintf(line, "%s: %s", level_list[at].name, value);
        wide = text_from_utf8(line);
        CHECK_SUCCEEDS(WinHttpAddRequestHeaders(handles.request, wide, (DWORD)-1, WINHTTP_ADDREQ_FLAG_ADD));
        header_is(handles.request, level, NULL, value);
        free(wide);
    }
    close_handles(&handles);
}

int main(void)
{
    in_a_response();
    absent_from_a_response();
    in_a_request();
    return 0;
}
