/* Where the time of an exchange went, and what came: two lines on standard error. */
#ifndef TRACE_TIMES_H
#define TRACE_TIMES_H

#include <winhttp_compat.h>

/* Once the body has been read to its end; after redirects it is about the last request. Nothing where the library does not tell. */
void times_print(HINTERNET request);

#endif
