/* WCHAR text, which is UTF-16, and the UTF-8 of the command line and the terminal. */
#ifndef TRACE_TEXT_H
#define TRACE_TEXT_H

#include <stddef.h>
#include <stdio.h>

#include <winhttp_compat.h>

/* New memory for free(). NULL when the text is not UTF-8, or there is no memory. */
WCHAR *text_from_utf8(const char *utf8);

/* Writes `length` characters as UTF-8. Control characters of a server must not reach a terminal: they show as \xNN. */
void text_print(FILE *out, const WCHAR *text, size_t length);

size_t text_length(const WCHAR *text);

#endif
