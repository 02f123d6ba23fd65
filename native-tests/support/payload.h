/* What a notification carries: its documented layout, and its decoded form. */
#ifndef SUPPORT_PAYLOAD_H
#define SUPPORT_PAYLOAD_H

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

enum payload_kind {
    PAYLOAD_NONE,            /* NULL, length 0 */
    PAYLOAD_NUMBER,          /* DWORD */
    PAYLOAD_TEXT,            /* WCHAR text */
    PAYLOAD_HANDLE,          /* HINTERNET * */
    PAYLOAD_BUFFER,          /* memory of the caller, or NULL */
    PAYLOAD_ERROR,           /* WINHTTP_ASYNC_RESULT */
    PAYLOAD_SOCKET_STATUS,   /* WINHTTP_WEB_SOCKET_STATUS */
    PAYLOAD_SOCKET_ERROR,    /* WINHTTP_WEB_SOCKET_ASYNC_RESULT */
    PAYLOAD_UNDOCUMENTED
};

struct payload {
    enum payload_kind kind;
    DWORD number;            /* the DWORD; dwError; dwBytesTransferred */
    DWORD length;            /* dwStatusInformationLength */
    DWORD_PTR operation;     /* dwResult; Operation and eBufferType on a websocket */
    char *text;              /* UTF-8, for free() */
    const void *pointer;     /* the handle; the buffer */
};

/*
 * What is wrong with the arguments of a callback, or NULL. It cannot tell a websocket's READ_COMPLETE from
 * that of a request that read as many bytes as the structure has: such lengths are taken for a buffer.
 */
const char *payload_problem(HINTERNET handle, DWORD status, const void *info, DWORD length);

/* Only of what has no problem. */
struct payload payload_decode(DWORD status, const void *info, DWORD length);

#ifdef __cplusplus
}
#endif

#endif
