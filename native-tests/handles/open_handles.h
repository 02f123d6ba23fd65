/* One handle of each kind, for tests that need handles and no exchange. */
#ifndef HANDLES_OPEN_HANDLES_H
#define HANDLES_OPEN_HANDLES_H

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

struct open_handles {
    HINTERNET session, connect, request;
};

/* A session, 127.0.0.1 and GET "/". Flags are those of WinHttpOpen; port 0 when nothing will be sent. */
struct open_handles open_handles(DWORD session_flags, unsigned short port);

/* All three, the youngest first; they must be open. */
void close_handles(const struct open_handles *handles);

#ifdef __cplusplus
}
#endif

#endif
