/* Entries of a trace in words, for failure messages. */
#ifndef SUPPORT_TRACE_TEXT_H
#define SUPPORT_TRACE_TEXT_H

#include <stdio.h>

#include "trace.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One line. */
void trace_text_entry(const struct trace_entry *entry, FILE *out);

/* "READ_COMPLETE or REQUEST_ERROR" */
void trace_text_statuses(DWORD statuses, FILE *out);

/* "WinHttpReadData" of "WinHttpReadData(request, ...)": its number of characters. */
int trace_text_name_length(const char *call);

#ifdef __cplusplus
}
#endif

#endif
