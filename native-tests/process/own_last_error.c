/* Somebody else's Win32 layer: a library that a program is linked with before ours. */
#include "own_last_error.h"

static _Thread_local DWORD last_error;
static _Thread_local int calls;

VOID WINAPI SetLastError(DWORD error)
{
    last_error = error;
    calls++;
}

DWORD WINAPI GetLastError(void)
{
    return last_error;
}

int own_last_error_calls(void)
{
    return calls;
}
