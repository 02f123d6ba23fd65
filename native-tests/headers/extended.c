#include "extended.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "text.h"

void extended_query(struct extended *answer, HINTERNET request, DWORD level, const void *name, UINT code_page, DWORD *index)
{
    WINHTTP_HEADER_NAME header_name;
    memset(answer->memory, 0x5A, sizeof answer->memory);
    header_name.pwszName = (const WCHAR *)name;
    answer->length = sizeof answer->memory;
    answer->headers = (WINHTTP_EXTENDED_HEADER *)answer;
    answer->count = 77;
    SetLastError(7777);
    answer->error = WinHttpQueryHeadersEx(request, level, 0, code_page, index, name == NULL ? NULL : &header_name,
        answer->memory, &answer->length, &answer->headers, &answer->count);
    CHECK_EQ(GetLastError(), 7777);
    if (answer->error == 0) {
        CHECK((void *)answer->headers == (void *)answer->memory);
        CHECK_EQ(((unsigned char *)answer->memory)[answer->length], 0x5A);
    } else {
        CHECK(answer->headers == NULL);
        CHECK_EQ(answer->count, 0);
    }
}

void extended_is(HINTERNET request, DWORD level, const void *name, const char *expected)
{
    struct extended answer;
    char all[EXTENDED_CAPACITY] = "";
    DWORD at;
    extended_query(&answer, request, level, name, 0, NULL);
    if (answer.error != 0) {
        fprintf(stderr, "level 0x%lX\n", (unsigned long)level);
    }
    CHECK_EQ(answer.error, 0);
    for (at = 0; at < answer.count; at++) {
        if ((level & WINHTTP_QUERY_FLAG_WIRE_ENCODING) != 0) {
            strcat(strcat(strcat(strcat(all, answer.headers[at].pszName), "|"), answer.headers[at].pszValue), "|");
        } else {
            char *header = text_to_utf8(answer.headers[at].pwszName), *value = text_to_utf8(answer.headers[at].pwszValue);
            strcat(strcat(strcat(strcat(all, header), "|"), value), "|");
            free(header);
            free(value);
        }
    }
    CHECK_TEXT(all, expected);
}

void extended_fails(HINTERNET request, DWORD level, const void *name, DWORD error)
{
    struct extended answer;
    DWORD index = 0;
    extended_query(&answer, request, level, name, 0, &index);
    if (answer.error != error) {
        fprintf(stderr, "level 0x%lX\n", (unsigned long)level);
    }
    CHECK_EQ(answer.error, error);
    CHECK_EQ(answer.length, sizeof answer.memory);
    CHECK_EQ(*(unsigned char *)answer.memory, 0x5A);
    CHECK_EQ(index, 0);
}

DWORD extended_add(HINTERNET request, const WCHAR *name, const WCHAR *value, DWORD modifiers)
{
    WINHTTP_EXTENDED_HEADER header;
    header.pwszName = name;
    header.pwszValue = value;
    return WinHttpAddRequestHeadersEx(request, modifiers, WINHTTP_EXTENDED_HEADER_FLAG_UNICODE, 0, 1, &header);
}

DWORD extended_add_bytes(HINTERNET request, const char *name, const char *value, DWORD modifiers)
{
    WINHTTP_EXTENDED_HEADER header;
    header.pszName = name;
    header.pszValue = value;
    return WinHttpAddRequestHeadersEx(request, modifiers, 0, 0, 1, &header);
}
