/* WinHttpQueryHeadersEx and WinHttpAddRequestHeadersEx in the tests' own words. */
#ifndef HEADERS_EXTENDED_H
#define HEADERS_EXTENDED_H

#include <stddef.h>

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { EXTENDED_CAPACITY = 4096 };

/* An answer, and the memory in which it lies. */
struct extended {
    void *memory[EXTENDED_CAPACITY / sizeof(void *)];
    DWORD error, length, count;
    WINHTTP_EXTENDED_HEADER *headers;
};

/* Into all of the memory. The name is for WINHTTP_QUERY_CUSTOM; of bytes with WIRE_ENCODING. */
void extended_query(struct extended *answer, HINTERNET request, DWORD level, const void *name, UINT code_page, DWORD *index);

/* Ends the test when the answer to such a query differs. "|" ends each name and each value. The text is UTF-8. */
void extended_is(HINTERNET request, DWORD level, const void *name, const char *expected);

/* Ends the test unless such a query fails with this error and leaves memory and index alone. */
void extended_fails(HINTERNET request, DWORD level, const void *name, DWORD error);

/* One header. UTF-16, or bytes. */
DWORD extended_add(HINTERNET request, const WCHAR *name, const WCHAR *value, DWORD modifiers);
DWORD extended_add_bytes(HINTERNET request, const char *name, const char *value, DWORD modifiers);

#ifdef __cplusplus
}
#endif

#endif
