#include "script_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

static void reserve(struct script_text *script, size_t more)
{
    if (script->length + more + 1 > script->capacity) {
        script->capacity = (script->length + more + 1) * 2;
        script->text = (char *)realloc(script->text, script->capacity);
        CHECK(script->text != NULL);
    }
}

void script_text_add(struct script_text *script, const char *lines)
{
    size_t length = strlen(lines);
    reserve(script, length);
    memcpy(script->text + script->length, lines, length + 1);
    script->length += length;
}

static void quote(struct script_text *script, const void *bytes, size_t length)
{
    size_t at;
    script_text_add(script, "\"");
    reserve(script, 4 * length);
    for (at = 0; at < length; at++) {
        script->length += (size_t)sprintf(script->text + script->length, "\\x%02X", ((const unsigned char *)bytes)[at]);
    }
    script_text_add(script, "\"\n");
}

void script_text_send(struct script_text *script, const void *bytes, size_t length)
{
    script_text_add(script, "send ");
    quote(script, bytes, length);
}

void script_text_send_repeat(struct script_text *script, unsigned count, const void *bytes, size_t length)
{
    char step[40];
    sprintf(step, "send-repeat %u ", count);
    script_text_add(script, step);
    quote(script, bytes, length);
}

void script_text_send_encoded(struct script_text *script, const char *coding, const void *bytes, size_t length)
{
    char head[200];
    sprintf(head, "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %lu\r\n\r\n", coding, (unsigned long)length);
    script_text_send(script, head, strlen(head));
    script_text_send(script, bytes, length);
}
