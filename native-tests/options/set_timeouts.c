/* WinHttpSetTimeouts sets the same four values as the options; 0 and -1 are infinite, less than that is refused. */
#include "check.h"
#include "numbers.h"
#include "open_handles.h"

static void check_values(HINTERNET handle, DWORD resolve, DWORD connect, DWORD send, DWORD receive)
{
    CHECK_EQ(number_of(handle, WINHTTP_OPTION_RESOLVE_TIMEOUT), resolve);
    CHECK_EQ(number_of(handle, WINHTTP_OPTION_CONNECT_TIMEOUT), connect);
    CHECK_EQ(number_of(handle, WINHTTP_OPTION_SEND_TIMEOUT), send);
    CHECK_EQ(number_of(handle, WINHTTP_OPTION_RECEIVE_TIMEOUT), receive);
}

static void check_handle(HINTERNET handle)
{
    check_values(handle, 0, 60000, 30000, 30000);
    CHECK_SUCCEEDS(WinHttpSetTimeouts(handle, 1, 2, 3, 4));
    check_values(handle, 1, 2, 3, 4);
    CHECK_SUCCEEDS(WinHttpSetTimeouts(handle, 0x7FFFFFFF, 0, -1, 5));
    check_values(handle, 0x7FFFFFFF, 0, 0xFFFFFFFF, 5);

    /* One bad value, and none is set. */
    CHECK_FAILS(WinHttpSetTimeouts(handle, -2, 6, 6, 6), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetTimeouts(handle, 6, -2, 6, 6), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetTimeouts(handle, 6, 6, -2, 6), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetTimeouts(handle, 6, 6, 6, -0x7FFFFFFF - 1), ERROR_INVALID_PARAMETER);
    check_values(handle, 0x7FFFFFFF, 0, 0xFFFFFFFF, 5);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    HINTERNET later;
    check_handle(handles.request);
    check_handle(handles.session);

    CHECK_FAILS(WinHttpSetTimeouts(handles.connect, 1, 1, 1, 1), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_FAILS(WinHttpSetTimeouts(handles.connect, -2, 1, 1, 1), ERROR_INVALID_PARAMETER);
    check_values(handles.connect, 0x7FFFFFFF, 0, 0xFFFFFFFF, 5); /* the session's */

    later = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
    check_values(later, 0x7FFFFFFF, 0, 0xFFFFFFFF, 5);
    CHECK_SUCCEEDS(WinHttpCloseHandle(later));
    close_handles(&handles);
    return 0;
}
