/* Lines of a response on standard error, each behind "< ". Both return 0 when the query fails; GetLastError() tells why. */
#ifndef TRACE_HEAD_H
#define TRACE_HEAD_H

#include <winhttp_compat.h>

/* Status line and headers, once the head is there. */
int head_print(HINTERNET request);

/* What came behind the body, once that has been read to its end; nothing for most responses. */
int trailers_print(HINTERNET request);

#endif
