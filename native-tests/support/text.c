#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_UNIT_TEXT = 6 }; /* \uXXXX; in UTF-8 a unit takes at most three bytes */

size_t text_length(const WCHAR *text)
{
    size_t length = 0;
    while (text[length] != 0) {
        length++;
    }
    return length;
}

int text_equal(const WCHAR *left, const WCHAR *right)
{
    size_t at = 0;
    if (left == NULL || right == NULL) {
        return left == right;
    }
    while (left[at] == right[at]) {
        if (left[at++] == 0) {
            return 1;
        }
    }
    return 0;
}

static char *put_utf8(char *end, unsigned long scalar)
{
    if (scalar < 0x80) {
        *end++ = (char)scalar;
        return end;
    }
    if (scalar < 0x800) {
        *end++ = (char)(0xC0 | scalar >> 6);
    } else {
        if (scalar < 0x10000) {
            *end++ = (char)(0xE0 | scalar >> 12);
        } else {
            *end++ = (char)(0xF0 | scalar >> 18);
            *end++ = (char)(0x80 | (scalar >> 12 & 0x3F));
        }
        *end++ = (char)(0x80 | (scalar >> 6 & 0x3F));
    }
    *end++ = (char)(0x80 | (scalar & 0x3F));
    return end;
}

char *text_to_utf8_counted(const WCHAR *text, size_t length)
{
    char *utf8 = (char *)malloc(length * LONGEST_UNIT_TEXT + 1);
    char *end = utf8;
    size_t at;
    if (utf8 == NULL) {
        abort();
    }
    for (at = 0; at < length; at++) {
        unsigned long unit = text[at];
        if (unit >= 0xD800 && unit < 0xDC00 && at + 1 < length && text[at + 1] >= 0xDC00 && text[at + 1] < 0xE000) {
            at++;
            end = put_utf8(end, 0x10000 + ((unit - 0xD800) << 10) + (text[at] - 0xDC00u));
        } else if (unit >= 0xD800 && unit < 0xE000) {
            end += sprintf(end, "\\u%04lX", unit);
        } else {
            end = put_utf8(end, unit);
        }
    }
    *end = 0;
    return utf8;
}

char *text_to_utf8(const WCHAR *text)
{
    return text == NULL ? NULL : text_to_utf8_counted(text, text_length(text));
}

WCHAR *text_from_utf8(const char *utf8)
{
    const unsigned char *next = (const unsigned char *)utf8;
    WCHAR *text, *end;
    if (utf8 == NULL) {
        return NULL;
    }
    text = end = (WCHAR *)malloc((strlen(utf8) + 1) * sizeof(WCHAR));
    if (text == NULL) {
        abort();
    }
    while (*next != 0) {
        unsigned long scalar = *next++;
        int more = scalar < 0xC0 ? 0 : scalar < 0xE0 ? 1 : scalar < 0xF0 ? 2 : 3;
        if (more > 0) {
            scalar &= 0x3Ful >> more;
        }
        for (; more > 0 && *next != 0; more--) {
            scalar = scalar << 6 | (*next++ & 0x3F);
        }
        if (scalar >= 0x10000) {
            *end++ = (WCHAR)(0xD800 + ((scalar - 0x10000) >> 10));
            *end++ = (WCHAR)(0xDC00 + (scalar & 0x3FF));
        } else {
            *end++ = (WCHAR)scalar;
        }
    }
    *end = 0;
    return text;
}
