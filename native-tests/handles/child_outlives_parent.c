/* A connect or session handle may be closed before its children; these stay usable, up to a whole exchange. */
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "open_handles.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 3\r\n\r\n" "abc");

static HINTERNET parent_of(HINTERNET handle)
{
    HINTERNET parent = NULL;
    DWORD length = sizeof parent;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, WINHTTP_OPTION_PARENT_HANDLE, &parent, &length));
    CHECK_EQ(length, sizeof parent);
    return parent;
}

int main(void)
{
    struct loopback server = loopback_start(script);
    struct open_handles handles = open_handles(0, server.port);
    char body[8] = "";
    DWORD count;
    HINTERNET second;

    CHECK(parent_of(handles.request) == handles.connect);
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles.session));
    CHECK_FAILS(WinHttpConnect(handles.session, W("127.0.0.1"), server.port, 0), ERROR_INVALID_HANDLE);
    second = WinHttpOpenRequest(handles.connect, NULL, W("/second"), NULL, NULL, NULL, 0);
    CHECK_SUCCEEDS(second != NULL);
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles.connect));
    CHECK_FAILS(WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0), ERROR_INVALID_HANDLE);

    CHECK_SUCCEEDS(WinHttpCloseHandle(second));
    CHECK_SUCCEEDS(WinHttpSendRequest(handles.request, W("A: b"), (DWORD)-1, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(handles.request, NULL));
    CHECK_SUCCEEDS(WinHttpReadData(handles.request, body, sizeof body, &count));
    CHECK_EQ(count, 3);
    CHECK_TEXT(body, "abc");
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles.request));
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
