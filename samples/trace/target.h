/* Where a request goes: the parts of a URL as WinHttpConnect and WinHttpOpenRequest want them. */
#ifndef TRACE_TARGET_H
#define TRACE_TARGET_H

#include <winhttp_compat.h>

struct target {
    WCHAR *host;
    INTERNET_PORT port;
    WCHAR *object;           /* path and query */
    int is_secure;
};

/* 0: it is no usable URL, and the user was told so. Else it is for target_free. */
int target_of_url(const char *url, struct target *target);
void target_free(struct target *target);

#endif
