/* What the user is told when something fails, on standard error. All return 0, for `return report_...;`. */
#ifndef TRACE_REPORT_H
#define TRACE_REPORT_H

#include <winhttp_compat.h>

/* A function that failed just now, so that GetLastError() tells why. subject: what it was about, or NULL. */
int report_call(const char *function, const char *subject);

/* An error code that was met earlier. */
int report_error(const char *function, DWORD error);

/* Anything else. */
int report_text(const char *what, const char *subject);

#endif
