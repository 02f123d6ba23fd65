/* What a program does with the header: nothing of this may draw a warning in any dialect. */
#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif
BOOL use(HINTERNET session, DWORD_PTR context);
#ifdef __cplusplus
}
#endif

static VOID CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID information, DWORD length)
{
    (void)handle;
    (void)length;
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        *(DWORD *)context = ((const WINHTTP_ASYNC_RESULT *)information)->dwError;
        break;
    case WINHTTP_CALLBACK_STATUS_SECURE_FAILURE:
        *(DWORD *)context = *(DWORD *)information & WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR;
        break;
    default:
        break;
    }
}

BOOL use(HINTERNET session, DWORD_PTR context)
{
    WINHTTP_CONNECTION_PROXY_INFO connection_proxy;
    WINHTTP_EXTENDED_HEADER header;
    WINHTTP_PROXY_INFO proxy;
    HINTERNET request;
    DWORD protocols = WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2 | WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3;

    if (WinHttpSetStatusCallback(session, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        == WINHTTP_INVALID_STATUS_CALLBACK)
        return FALSE;
    if (!WinHttpSetOption(session, WINHTTP_OPTION_SECURE_PROTOCOLS, &protocols, sizeof protocols)
        && GetLastError() == ERROR_ACCESS_DENIED)
        SetLastError(ERROR_SUCCESS);

    request = WinHttpOpenRequest(WinHttpConnect(session, NULL, INTERNET_DEFAULT_HTTPS_PORT, 0), NULL, NULL, NULL,
        WINHTTP_NO_REFERER, WINHTTP_DEFAULT_ACCEPT_TYPES, WINHTTP_FLAG_SECURE);
    if (!WinHttpSendRequest(request, WINHTTP_NO_ADDITIONAL_HEADERS, (DWORD)-1, WINHTTP_NO_REQUEST_DATA, 0,
            WINHTTP_IGNORE_REQUEST_TOTAL_LENGTH, context))
        return GetLastError() == ERROR_WINHTTP_RESEND_REQUEST;

    header.pszName = "Name";
    header.pszValue = "value";
    connection_proxy.Version = WINHTTP_CONNECTION_PROXY_INFO_CURRENT_VERSION;
    connection_proxy.Config.Port = 8080;
    proxy.dwAccessType = WINHTTP_ACCESS_TYPE_NO_PROXY;
    proxy.lpszProxy = (LPWSTR)GlobalAlloc(GPTR, 2 * sizeof(WCHAR));
    (void)GlobalFree(proxy.lpszProxy);
    return WinHttpAddRequestHeadersEx(request, WINHTTP_ADDREQ_FLAG_ADD | WINHTTP_ADDREQ_FLAG_REPLACE, 0, 0, 1, &header)
        == NO_ERROR && connection_proxy.Config.Port != 0;
}
