/* What a request would send of the caller's headers. */
#ifndef HEADERS_OWN_LIST_H
#define HEADERS_OWN_LIST_H

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "header_text.h"
#include "text.h"

/* The lines between the generated Connection and Host, each ended by "|", for free(). */
static inline char *own_list(HINTERNET request)
{
    char *all = header_text(request, WINHTTP_QUERY_RAW_HEADERS | WINHTTP_QUERY_FLAG_REQUEST_HEADERS, NULL, NULL);
    char *start, *end, *list;
    CHECK(all != NULL);
    start = strstr(all, "Connection: Keep-Alive|");
    CHECK(start != NULL);
    start += strlen("Connection: Keep-Alive|");
    end = strstr(start, "Host: ");
    CHECK(end != NULL);
    *end = 0;
    list = (char *)malloc(strlen(start) + 1);
    strcpy(list, start);
    free(all);
    return list;
}

static inline void own_list_is(HINTERNET request, const char *expected)
{
    char *list = own_list(request);
    CHECK_TEXT(list, expected);
    free(list);
}

static inline BOOL add(HINTERNET request, const WCHAR *lines, DWORD modifiers)
{
    return WinHttpAddRequestHeaders(request, lines, (DWORD)-1, modifiers);
}

#endif
