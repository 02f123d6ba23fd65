#define _POSIX_C_SOURCE 200809L

#include "legs.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "check.h"
#include "reply.h"
#include "text.h"

static char *format_arguments(const char *format, va_list arguments)
{
    va_list again;
    char *text;
    int length;

    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    CHECK(length >= 0);
    text = (char *)malloc((size_t)length + 1);
    CHECK(text != NULL);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *legs_format(const char *format, ...)
{
    va_list arguments;
    char *text;

    va_start(arguments, format);
    text = format_arguments(format, arguments);
    va_end(arguments);
    return text;
}

struct loopback legs_server(const char *format, ...)
{
    struct loopback server;
    va_list arguments;
    char *script;

    va_start(arguments, format);
    script = format_arguments(format, arguments);
    va_end(arguments);
    server = loopback_start_at("localhost", script);
    free(script);
    return server;
}

char *legs_url(HINTERNET request)
{
    WCHAR url[4096];
    DWORD size = sizeof url;

    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_URL, url, &size));
    return text_to_utf8(url);
}

char *legs_header(HINTERNET request, DWORD level)
{
    WCHAR value[8192];
    DWORD size = sizeof value;

    if (!WinHttpQueryHeaders(request, level, WINHTTP_HEADER_NAME_BY_INDEX, value, &size, WINHTTP_NO_HEADER_INDEX)) {
        CHECK_EQ(GetLastError(), ERROR_WINHTTP_HEADER_NOT_FOUND);
        return NULL;
    }
    return text_to_utf8(value);
}

static size_t body_length(const char *head, const char *end)
{
    const char *line;

    for (line = strstr(head, "\r\n") + 2; line < end; line = strstr(line, "\r\n") + 2) {
        if (strncasecmp(line, "Content-Length:", 15) == 0) {
            return strtoul(line + 15, NULL, 10);
        }
    }
    return 0;
}

/* Where the request with that number begins and ends with its body; 0 while it has not arrived whole. */
static int find_request(const struct loopback_bytes *received, unsigned index, char **start, char **end)
{
    char *at;

    for (at = received->data;; at = *end, index--) {
        *end = strstr(at, "\r\n\r\n");
        if (*end == NULL) {
            return 0;
        }
        *end += 4;
        *end += body_length(at, *end - 2);
        if (*end > received->data + received->length) {
            return 0;
        }
        if (index == 0) {
            *start = at;
            return 1;
        }
    }
}

/* The request with its body; what follows it is cut off. What a call has sent may be on its way still. */
static char *request_of(struct loopback *server, unsigned connection, unsigned index)
{
    struct loopback_bytes received;
    char *start, *end, *request;

    loopback_await_connections(server, connection + 1);
    received = loopback_received(server, connection);
    while (!find_request(&received, index, &start, &end)) {
        loopback_await_received(server, connection, received.total + 1);
        free(received.data);
        received = loopback_received(server, connection);
    }
    request = legs_format("%.*s", (int)(end - start), start);
    free(received.data);
    return request;
}

void legs_check_request(const char *file, int line, struct loopback *server, unsigned connection, unsigned index,
    const char *expected)
{
    char *request = request_of(server, connection, index);

    *strstr(request, "\r\n") = 0;
    check_text(file, line, "request line", request, expected);
    free(request);
}

void legs_check_sent(const char *file, int line, struct loopback *server, unsigned connection, unsigned index,
    const char *name, const char *expected)
{
    char *request = request_of(server, connection, index);
    char *end = strstr(request, "\r\n\r\n") + 2;
    char *at, *found = NULL;
    size_t length = strlen(name);

    for (at = strstr(request, "\r\n") + 2; at < end; at = strstr(at, "\r\n") + 2) {
        if (strncasecmp(at, name, length) == 0 && at[length] == ':') {
            if (found != NULL) {
                fprintf(stderr, "%s:%d: %s twice in:\n%s\n", file, line, name, request);
                check_exit();
            }
            found = at + length + 2;
        }
    }
    if (found != NULL) {
        *strstr(found, "\r\n") = 0;
    }
    check_text(file, line, name, found, expected);
    free(request);
}

void legs_check_body(const char *file, int line, struct loopback *server, unsigned connection, unsigned index,
    const char *expected)
{
    char *request = request_of(server, connection, index);

    check_text(file, line, "request body", strstr(request, "\r\n\r\n") + 4, expected);
    free(request);
}

void legs_set(HINTERNET handle, DWORD option, DWORD value)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, option, &value, sizeof value));
}

void legs_check_get(const char *file, int line, const struct client *client, const WCHAR *path, const WCHAR *headers,
    DWORD status)
{
    struct exchange get;
    struct reply reply;

    exchange_open(&get, client, NULL, path);
    check_equal(file, line, "sending", "0", exchange_send(&get, headers, NULL, 0, 0), 0);
    reply = reply_receive(&get, 4096);
    check_equal(file, line, "receiving", "0", reply.error, 0);
    check_equal(file, line, "status", "that", reply.status, status);
    free(reply.body);
    exchange_close(&get);
}
