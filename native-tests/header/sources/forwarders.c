/* A source written for Windows, with include/unix alone on the include path. */
#include <windows.h>
#include <winhttp.h>
#include <wincrypt.h>
#include <schannel.h>

#ifdef __cplusplus
extern "C"
#endif
DWORD close_session(HINTERNET session);

DWORD close_session(HINTERNET session)
{
    return WinHttpCloseHandle(session) ? ERROR_SUCCESS : GetLastError();
}
