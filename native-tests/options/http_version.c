/* HTTP_VERSION belongs to the process: requests opened afterwards that name no version use it, whatever session. */
#include <stdlib.h>

#include "check.h"
#include "text.h"
#include "wire.h"

static BOOL set_version(HINTERNET handle, DWORD major, DWORD minor)
{
    HTTP_VERSION_INFO version;
    version.dwMajorVersion = major;
    version.dwMinorVersion = minor;
    return WinHttpSetOption(handle, WINHTTP_OPTION_HTTP_VERSION, &version, sizeof version);
}

static void check_version(DWORD minor)
{
    HTTP_VERSION_INFO version = { 9, 9 };
    DWORD length = sizeof version;
    CHECK_SUCCEEDS(WinHttpQueryOption(NULL, WINHTTP_OPTION_HTTP_VERSION, &version, &length));
    CHECK_EQ(length, sizeof version);
    CHECK_EQ(version.dwMajorVersion, 1);
    CHECK_EQ(version.dwMinorVersion, minor);
}

static void check_wire(struct wire *wire, const WCHAR *version, const char *expected)
{
    HINTERNET request = WinHttpOpenRequest(wire->handles.connect, NULL, NULL, version, NULL, NULL, 0);
    char *head = wire_send(wire, request);
    CHECK_TEXT(head, expected);
    free(head);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
}

int main(void)
{
    struct wire wire = wire_start();
    HTTP_VERSION_INFO version;
    DWORD length = sizeof version;
    static const char old[] = "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n";
    static const char new[] = "GET / HTTP/1.1\r\nConnection: Keep-Alive\r\nHost: 127.0.0.1:PORT\r\n\r\n";

    check_version(1);
    check_wire(&wire, NULL, new);
    CHECK_SUCCEEDS(set_version(NULL, 1, 0));
    check_version(0);
    check_wire(&wire, NULL, old);
    check_wire(&wire, W("HTTP/1.1"), new);
    CHECK_SUCCEEDS(set_version(NULL, 1, 1));
    check_wire(&wire, NULL, new);

    CHECK_FAILS(set_version(NULL, 1, 2), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(set_version(NULL, 0, 9), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(set_version(NULL, 2, 0), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(set_version(NULL, 0xFFFFFFFF, 0xFFFFFFFF), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(set_version(wire.handles.session, 1, 0), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_FAILS(WinHttpQueryOption(wire.handles.session, WINHTTP_OPTION_HTTP_VERSION, &version, &length),
        ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    check_version(1);
    wire_stop(&wire);
    return 0;
}
