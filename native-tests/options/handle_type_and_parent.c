/* HANDLE_TYPE and PARENT_HANDLE of each kind. */
#include "check.h"
#include "numbers.h"
#include "open_handles.h"

static HINTERNET parent_of(HINTERNET handle)
{
    HINTERNET parent = (HINTERNET)1;
    DWORD length = sizeof parent;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, WINHTTP_OPTION_PARENT_HANDLE, &parent, &length));
    CHECK_EQ(length, sizeof parent);
    return parent;
}

static void check_mode(DWORD session_flags)
{
    struct open_handles handles = open_handles(session_flags, 0);
    CHECK_EQ(number_of(handles.session, WINHTTP_OPTION_HANDLE_TYPE), WINHTTP_HANDLE_TYPE_SESSION);
    CHECK_EQ(number_of(handles.connect, WINHTTP_OPTION_HANDLE_TYPE), WINHTTP_HANDLE_TYPE_CONNECT);
    CHECK_EQ(number_of(handles.request, WINHTTP_OPTION_HANDLE_TYPE), WINHTTP_HANDLE_TYPE_REQUEST);
    CHECK(parent_of(handles.session) == NULL);
    CHECK(parent_of(handles.connect) == handles.session);
    CHECK(parent_of(handles.request) == handles.connect);
    close_handles(&handles);
}

int main(void)
{
    check_mode(0);
    check_mode(WINHTTP_FLAG_ASYNC);
    return 0;
}
