/* Trailers as text, and exchanges that have some. */
#ifndef TRAILERS_TRAILER_TEXT_H
#define TRAILERS_TRAILER_TEXT_H

#include <winhttp_compat.h>

#include "exchange.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Ends the test when the trailer differs; the name is for WINHTTP_QUERY_CUSTOM. A NUL in the text is shown as "|". */
void trailer_is(HINTERNET request, DWORD level, const WCHAR *name, const char *expected);

/* Ends the test unless the query fails with this error. */
void trailer_fails(HINTERNET request, DWORD level, const WCHAR *name, DWORD error);

/* The same for all of them, with WinHttpQueryHeadersEx. "|" ends each name and each value. */
void trailers_are(HINTERNET request, const char *expected);
void trailers_fail(HINTERNET request, DWORD error);

/* Sends a GET and receives the head; in `exchange`. */
void exchange_begin(struct exchange *exchange, const struct client *client);

/* Reads until a read gives nothing. Returns its error. */
DWORD exchange_read_all(struct exchange *exchange);

#ifdef __cplusplus
}
#endif

#endif
