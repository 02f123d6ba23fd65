#include "reply.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "status_names.h"

struct reply reply_get(const struct client *client, size_t read_size)
{
    return reply_to(client, NULL, read_size);
}

struct reply reply_to(const struct client *client, const WCHAR *verb, size_t read_size)
{
    struct exchange exchange;
    struct reply reply;
    DWORD error;

    exchange_open(&exchange, client, verb, NULL);
    error = exchange_send(&exchange, NULL, NULL, 0, 0);
    if (error == 0) {
        reply = reply_receive(&exchange, read_size);
    } else {
        memset(&reply, 0, sizeof reply);
        reply.error = error;
        reply.failed = API_SEND_REQUEST;
    }
    exchange_close(&exchange);
    return reply;
}

struct reply reply_receive(struct exchange *exchange, size_t read_size)
{
    struct reply reply;
    size_t capacity = 0;
    DWORD count = 0;

    memset(&reply, 0, sizeof reply);
    reply.error = exchange_receive(exchange);
    if (reply.error != 0) {
        reply.failed = API_RECEIVE_RESPONSE;
        return reply;
    }
    reply.status = exchange_status(exchange);
    do {
        if (capacity < reply.length + read_size + 1) {
            capacity = (reply.length + read_size + 1) * 2;
            reply.body = (char *)realloc(reply.body, capacity);
            CHECK(reply.body != NULL);
        }
        reply.error = exchange_read(exchange, reply.body + reply.length, read_size, &count);
        if (reply.error != 0) {
            reply.failed = API_READ_DATA;
            count = 0;
        }
        reply.length += count;
    } while (count > 0);
    reply.body[reply.length] = 0;
    return reply;
}

void reply_check(const char *file, int line, struct reply reply, DWORD status, const char *body, size_t length)
{
    if (reply.error != 0) {
        fprintf(stderr, "%s:%d: %s failed with %lu %s after %lu bytes of body\n", file, line,
            api_name(reply.failed), (unsigned long)reply.error, error_name(reply.error), (unsigned long)reply.length);
        check_exit();
    }
    if (reply.status != status || reply.length != length || memcmp(reply.body, body, length) != 0) {
        fprintf(stderr, "%s:%d: status %lu and %lu bytes \"%.200s\"; expected: %lu and %lu bytes \"%.200s\"\n", file, line,
            (unsigned long)reply.status, (unsigned long)reply.length, reply.body,
            (unsigned long)status, (unsigned long)length, body);
        check_exit();
    }
    free(reply.body);
}
