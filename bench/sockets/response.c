#include "response.h"

#include <stdlib.h>
#include <string.h>

#include "failure.h"

void response_reset(struct response *response)
{
    response->filled = 0;
    response->status = 0;
}

int response_take_head(struct response *response, size_t received)
{
    static const char name[] = "\r\nContent-Length: ";
    char *end, *length;

    response->filled += received;
    end = memmem(response->head, response->filled, "\r\n\r\n", 4);
    if (end == NULL) {
        if (response->filled == sizeof response->head) {
            failure("the head of the response is too long");
        }
        return 0;
    }
    length = memmem(response->head, (size_t)(end - response->head), name, sizeof name - 1);
    if (length == NULL || response->filled < 12) {
        failure("the response has no Content-Length");
    }
    response->status = strtol(response->head + 9, NULL, 10);
    response->length = strtoll(length + sizeof name - 1, NULL, 10);
    response->left = response->length - (long long)(response->filled - (size_t)(end + 4 - response->head));
    if (response->left < 0) {
        failure("the response goes on after its end");
    }
    return 1;
}
