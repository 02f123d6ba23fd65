/* Headers as text. */
#ifndef HEADERS_HEADER_TEXT_H
#define HEADERS_HEADER_TEXT_H

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What WinHttpQueryHeaders gives, as UTF-8 for free(); NULL when it fails, with its last error. Terminator and stored
 * length are checked. A NUL inside the text is shown as "|".
 */
char *header_text(HINTERNET request, DWORD level, const WCHAR *name, DWORD *index);

/* Ends the test when the header differs. The text is UTF-8. */
void header_is(HINTERNET request, DWORD level, const WCHAR *name, const char *expected);

/* Ends the test unless the query fails with this error, which leaves length and index alone. */
void header_fails(HINTERNET request, DWORD level, const WCHAR *name, DWORD error);

#ifdef __cplusplus
}
#endif

#endif
