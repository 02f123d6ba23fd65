#include "header_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"

enum { CAPACITY = 128 * 1024 };

char *header_text(HINTERNET request, DWORD level, const WCHAR *name, DWORD *index)
{
    WCHAR *buffer = (WCHAR *)malloc(CAPACITY);
    DWORD length = CAPACITY, characters, at;
    char *text = NULL;
    memset(buffer, 0x5A, CAPACITY);
    if (WinHttpQueryHeaders(request, level, name, buffer, &length, index)) {
        CHECK_EQ(GetLastError(), ERROR_SUCCESS);
        CHECK_EQ(length % sizeof(WCHAR), 0);
        characters = length / sizeof(WCHAR);
        CHECK_EQ(buffer[characters], 0);
        CHECK_EQ(buffer[characters + 1], 0x5A5A);
        for (at = 0; at < characters; at++) {
            buffer[at] = buffer[at] == 0 ? '|' : buffer[at];
        }
        text = text_to_utf8_counted(buffer, characters);
        SetLastError(ERROR_SUCCESS);
    } else {
        CHECK_EQ(length, CAPACITY);
        CHECK_EQ(buffer[0], 0x5A5A);
    }
    free(buffer);
    return text;
}

void header_is(HINTERNET request, DWORD level, const WCHAR *name, const char *expected)
{
    char *text = header_text(request, level, name, NULL);
    if (text == NULL || strcmp(text, expected) != 0) {
        char *name_text = text_to_utf8(name);
        fprintf(stderr, "level 0x%lX, name %s\n", (unsigned long)level, name_text == NULL ? "none" : name_text);
    }
    CHECK_TEXT(text, expected);
    free(text);
}

void header_fails(HINTERNET request, DWORD level, const WCHAR *name, DWORD error)
{
    DWORD index = 0;
    char *text = header_text(request, level, name, &index);
    if (text != NULL || GetLastError() != error) {
        DWORD last_error = GetLastError();
        fprintf(stderr, "level 0x%lX gave %s\n", (unsigned long)level, text == NULL ? "nothing" : text);
        CHECK_EQ(last_error, error);
        CHECK(text == NULL);
    }
    CHECK_EQ(index, 0);
}
