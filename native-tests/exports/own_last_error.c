/* A program with a Win32 layer of its own defines SetLastError itself, and then has one last error: its own. */
#include "check.h"
#include "open_handles.h"

static _Thread_local DWORD last_error;
static int times_set;

/* Found by the library under this name. */
VOID WINAPI SetLastError(DWORD error)
{
    last_error = error;
    times_set++;
}

DWORD WINAPI GetLastError(void)
{
    return last_error;
}

int main(void)
{
    struct open_handles handles;
    int before;
    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    CHECK_EQ(times_set, 1);
    handles = open_handles(0, 0);
    last_error = 99;
    before = times_set;
    CHECK_SUCCEEDS(WinHttpSetTimeouts(handles.session, 0, 0, 0, 0));
    CHECK(times_set > before);
    CHECK_FAILS(WinHttpSetTimeouts(handles.session, -2, 0, 0, 0), ERROR_INVALID_PARAMETER);
    close_handles(&handles);
    return 0;
}
