/* WCHAR text in tests. */
#ifndef SUPPORT_TEXT_H
#define SUPPORT_TEXT_H

#include <stddef.h>

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A WCHAR literal. */
#define W(literal) TEXT(literal)

/* Characters before the terminator. */
size_t text_length(const WCHAR *text);

/* 1 when equal; NULL equals only NULL. */
int text_equal(const WCHAR *left, const WCHAR *right);

/*
 * All results below are new memory for free(). NULL gives NULL.
 * A lone surrogate, which UTF-8 cannot have, is shown as \uXXXX.
 */
char *text_to_utf8(const WCHAR *text);
char *text_to_utf8_counted(const WCHAR *text, size_t length);

/* Of well-formed UTF-8. */
WCHAR *text_from_utf8(const char *utf8);

#ifdef __cplusplus
}
#endif

#endif
