#include "open_handles.h"

#include "check.h"
#include "text.h"

struct open_handles open_handles(DWORD session_flags, unsigned short port)
{
    struct open_handles handles;
    handles.session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, session_flags);
    CHECK(handles.session != NULL);
    handles.connect = WinHttpConnect(handles.session, W("127.0.0.1"), port, 0);
    CHECK(handles.connect != NULL);
    handles.request = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK(handles.request != NULL);
    return handles;
}

void close_handles(const struct open_handles *handles)
{
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles->request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles->connect));
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles->session));
}
