#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* One character of well-formed UTF-8; moves *next behind it. UINT32_MAX when it is malformed. */
static uint32_t next_code_point(const unsigned char **next)
{
    static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 }; /* by length: anything below is overlong */
    const unsigned char *at = *next;
    uint32_t point = at[0];
    int length, i;

    if (point < 0x80) {
        *next = at + 1;
        return point;
    }
    if ((point & 0xE0) == 0xC0) {
        length = 2;
        point &= 0x1F;
    } else if ((point & 0xF0) == 0xE0) {
        length = 3;
        point &= 0x0F;
    } else if ((point & 0xF8) == 0xF0) {
        length = 4;
        point &= 0x07;
    } else {
        return UINT32_MAX;
    }
    for (i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) { /* the terminator, too */
            return UINT32_MAX;
        }
        point = point << 6 | (at[i] & 0x3F);
    }
    if (point < smallest[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) {
        return UINT32_MAX;
    }
    *next = at + length;
    return point;
}

WCHAR *text_from_utf8(const char *utf8)
{
    const unsigned char *next = (const unsigned char *)utf8;
    /* UTF-16 never has more units than UTF-8 has bytes. */
    WCHAR *text = malloc((strlen(utf8) + 1) * sizeof *text);
    size_t length = 0;

    if (text == NULL) {
        return NULL;
    }
    while (*next != '\0') {
        uint32_t point = next_code_point(&next);
        if (point == UINT32_MAX) {
            free(text);
            return NULL;
        }
        if (point >= 0x10000) {
            text[length++] = (WCHAR)(0xD800 + ((point - 0x10000) >> 10));
            text[length++] = (WCHAR)(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else {
            text[length++] = (WCHAR)point;
        }
    }
    text[length] = 0;
    return text;
}

void text_print(FILE *out, const WCHAR *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        uint32_t point = text[i];
        if (point >= 0xD800 && point <= 0xDBFF && i + 1 < length && text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF) {
            point = 0x10000 + ((point - 0xD800) << 10) + (text[++i] - 0xDC00u);
        } else if (point >= 0xD800 && point <= 0xDFFF) {
            point = 0xFFFD; /* a lone surrogate has no UTF-8 */
        }
        if (point < 0x20 || (point >= 0x7F && point < 0xA0)) {
            fprintf(out, "\\x%02X", (unsigned)point);
        } else if (point < 0x80) {
            putc((int)point, out);
        } else if (point < 0x800) {
            fprintf(out, "%c%c", (int)(0xC0 | point >> 6), (int)(0x80 | (point & 0x3F)));
        } else if (point < 0x10000) {
            fprintf(out, "%c%c%c", (int)(0xE0 | point >> 12), (int)(0x80 | (point >> 6 & 0x3F)),
                (int)(0x80 | (point & 0x3F)));
        } else {
            fprintf(out, "%c%c%c%c", (int)(0xF0 | point >> 18), (int)(0x80 | (point >> 12 & 0x3F)),
                (int)(0x80 | (point >> 6 & 0x3F)), (int)(0x80 | (point & 0x3F)));
        }
    }
}

size_t text_length(const WCHAR *text)
{
    size_t length = 0;

    while (text[length] != 0) {
        length++;
    }
    return length;
}
