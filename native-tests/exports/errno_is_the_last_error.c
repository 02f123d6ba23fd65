/* A failing call leaves its error in errno, too: that is where P/Invoke clients look. Also the first call of all. */
#include <errno.h>

#include "check.h"
#include "open_handles.h"
#include "refusing_port.h"
#include "text.h"

/* Evaluates the call once; the order matters, because every call may disturb errno. */
#define CHECK_ERRNO(call, error)            \
    do {                                    \
        int result, number;                 \
        errno = 0;                          \
        result = (call) ? 1 : 0;            \
        number = errno;                     \
        CHECK_EQ(result, 0);                \
        CHECK_EQ(number, (error));          \
        CHECK_EQ(GetLastError(), (error));  \
    } while (0)

int main(void)
{
    struct open_handles handles;
    DWORD length = 0;
    SYSTEMTIME time;
    URL_COMPONENTS components = { 0 };
    unsigned short port = refusing_port();

    CHECK_ERRNO(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE); /* starts the runtime */
    handles = open_handles(0, port);
    CHECK_ERRNO(WinHttpOpen(NULL, 99, NULL, NULL, 0), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpConnect(handles.request, W("h"), 0, 0), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_ERRNO(WinHttpConnect(handles.session, W("a b"), 0, 0), ERROR_WINHTTP_INVALID_URL);
    CHECK_ERRNO(WinHttpOpenRequest(handles.connect, W(" "), NULL, NULL, NULL, NULL, 0), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpAddRequestHeaders(handles.request, W("bad"), (DWORD)-1, 0), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpSendRequest(handles.request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_CANNOT_CONNECT);
    CHECK_ERRNO(WinHttpReceiveResponse(handles.request, NULL), ERROR_WINHTTP_OPERATION_CANCELLED);
    CHECK_ERRNO(WinHttpReadData(handles.request, &length, 4, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_ERRNO(WinHttpWriteData(handles.request, &length, 4, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_ERRNO(WinHttpQueryDataAvailable(handles.request, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_ERRNO(WinHttpQueryHeaders(handles.request, WINHTTP_QUERY_REQUEST_METHOD, NULL, NULL, &length, NULL),
        ERROR_INSUFFICIENT_BUFFER);
    CHECK_ERRNO(WinHttpQueryOption(handles.request, 8, NULL, NULL), ERROR_WINHTTP_INVALID_OPTION);
    CHECK_ERRNO(WinHttpSetOption(handles.request, WINHTTP_OPTION_URL, NULL, 0), ERROR_WINHTTP_OPTION_NOT_SETTABLE);
    CHECK_ERRNO(WinHttpSetTimeouts(handles.request, -2, 0, 0, 0), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpSetStatusCallback(NULL, NULL, 0, 0) != WINHTTP_INVALID_STATUS_CALLBACK, ERROR_INVALID_HANDLE);
    CHECK_ERRNO(WinHttpCrackUrl(W("ftp://h"), 0, 0, &components), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpCreateUrl(&components, 0, NULL, &length), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpTimeToSystemTime(W("never"), &time), ERROR_WINHTTP_INTERNAL_ERROR);
    CHECK_ERRNO(WinHttpTimeFromSystemTime(NULL, NULL), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpSetCredentials(handles.request, 0, 0, NULL, NULL, NULL), ERROR_INVALID_PARAMETER);
    CHECK_ERRNO(WinHttpQueryAuthSchemes(handles.request, &length, &length, &length), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    CHECK_ERRNO(WinHttpGetDefaultProxyConfiguration(NULL), ERROR_CALL_NOT_IMPLEMENTED);
    close_handles(&handles);
    return 0;
}
