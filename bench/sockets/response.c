#include "response.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "failure.h"

void response_reset(struct response *response)
{
    response->filled = 0;
    response->status = 0;
}

/* Of a header line, which names in any case begin; NULL: none has this name. RFC 9112, section 5: no space before the colon. */
static const char *value_of(const char *line, const char *end, const char *name)
{
    size_t length = strlen(name);

    while ((line = memchr(line, '\n', (size_t)(end - line))) != NULL) {
        line++;
        if ((size_t)(end - line) > length && strncasecmp(line, name, length) == 0 && line[length] == ':') {
            return line + length + 1;
        }
    }
    return NULL;
}

int response_take_head(struct response *response, size_t received)
{
    const char *end, *value;
    char *after = NULL;

    response->filled += received;
    end = memmem(response->head, response->filled, "\r\n\r\n", 4);
    if (end == NULL) {
        if (response->filled == sizeof response->head) {
            failure("the head of the response is too long");
        }
        return 0;
    }
    if (memcmp(response->head, "HTTP/1.1 ", 9) != 0) {
        failure("the response is none of HTTP/1.1");
    }
    response->status = strtol(response->head + 9, NULL, 10);
    value = value_of(response->head, end, "Content-Length");
    response->length = value == NULL ? -1 : strtoll(value, &after, 10);
    if (response->length < 0 || *after != '\r') {
        failure("the response has no Content-Length");
    }
    response->left = response->length - (long long)(response->filled - (size_t)(end + 4 - response->head));
    if (response->left < 0) {
        failure("the response goes on after its end");
    }
    return 1;
}
