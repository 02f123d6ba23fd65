/* Memory that ends where an inaccessible page begins: one byte too far is a crash. */
#ifndef EXPORTS_GUARDED_H
#define EXPORTS_GUARDED_H

#include <stddef.h>

#include <winhttp_compat.h>

/* So many bytes, filled with 0x5A; they stay until the process ends. */
void *guarded_bytes(size_t size);

/* A copy of the text, with its terminator as the last thing before the end. */
WCHAR *guarded_text(const WCHAR *text);

/* A copy of so many characters, without a terminator. */
WCHAR *guarded_characters(const WCHAR *text, size_t characters);

#endif
