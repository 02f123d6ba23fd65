#include "payload.h"

#include <stdint.h>
#include <string.h>

#if defined(_WIN32)
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#endif

#include "text.h"

enum shape {
    SHAPE_NONE,
    SHAPE_NUMBER,
    SHAPE_NAME,        /* text, terminator counted */
    SHAPE_ADDRESS,     /* the same, and a numeric address */
    SHAPE_URL,         /* text, terminator not counted */
    SHAPE_HANDLE,
    SHAPE_BUFFER,
    SHAPE_WRITTEN,     /* a number, or a websocket status */
    SHAPE_ERROR,       /* of a request or a websocket */
    SHAPE_UNDOCUMENTED,
    SHAPE_NOT_A_STATUS
};

static enum shape shape_of(DWORD status)
{
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_RESOLVING_NAME:
        return SHAPE_NAME;
    case WINHTTP_CALLBACK_STATUS_NAME_RESOLVED:
    case WINHTTP_CALLBACK_STATUS_CONNECTING_TO_SERVER:
    case WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER:
        return SHAPE_ADDRESS;
    case WINHTTP_CALLBACK_STATUS_REDIRECT:
        return SHAPE_URL;
    case WINHTTP_CALLBACK_STATUS_SENDING_REQUEST:
    case WINHTTP_CALLBACK_STATUS_RECEIVING_RESPONSE:
    case WINHTTP_CALLBACK_STATUS_CLOSING_CONNECTION:
    case WINHTTP_CALLBACK_STATUS_CONNECTION_CLOSED:
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
    case WINHTTP_CALLBACK_STATUS_CLOSE_COMPLETE:
    case WINHTTP_CALLBACK_STATUS_SHUTDOWN_COMPLETE:
        return SHAPE_NONE;
    case WINHTTP_CALLBACK_STATUS_REQUEST_SENT:
    case WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED:
    case WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE:
    case WINHTTP_CALLBACK_STATUS_SECURE_FAILURE:
    case WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE:
        return SHAPE_NUMBER;
    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
        return SHAPE_WRITTEN;
    case WINHTTP_CALLBACK_STATUS_HANDLE_CREATED:
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        return SHAPE_HANDLE;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        return SHAPE_BUFFER;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        return SHAPE_ERROR;
    case WINHTTP_CALLBACK_STATUS_DETECTING_PROXY:
    case WINHTTP_CALLBACK_STATUS_GETPROXYFORURL_COMPLETE:
    case WINHTTP_CALLBACK_STATUS_GETPROXYSETTINGS_COMPLETE:
    case WINHTTP_CALLBACK_STATUS_SETTINGS_WRITE_COMPLETE:
    case WINHTTP_CALLBACK_STATUS_SETTINGS_READ_COMPLETE:
        return SHAPE_UNDOCUMENTED;
    default:
        return SHAPE_NOT_A_STATUS;
    }
}

static int is_aligned(const void *pointer, size_t size)
{
    return (uintptr_t)pointer % size == 0;
}

static int is_numeric_address(const WCHAR *text)
{
    unsigned char address[sizeof(struct in6_addr)];
    char ascii[64];
    size_t at;
    /* The scope of a link-local address is no part of the number: fe80::1%eth0. */
    for (at = 0; text[at] != 0 && text[at] != '%'; at++) {
        if (at + 1 == sizeof ascii || text[at] > 0x7F) {
            return 0;
        }
        ascii[at] = (char)text[at];
    }
    ascii[at] = 0;
    return inet_pton(AF_INET, ascii, address) == 1 || inet_pton(AF_INET6, ascii, address) == 1;
}

/* The terminator stands at `terminator` and nowhere before. */
static const char *text_problem(const WCHAR *text, DWORD terminator)
{
    DWORD at;
    if (text == NULL) {
        return "text is NULL";
    }
    if (!is_aligned(text, sizeof(WCHAR))) {
        return "text is not aligned";
    }
    for (at = 0; at < terminator; at++) {
        if (text[at] == 0) {
            return "text ends before its length";
        }
    }
    return text[terminator] == 0 ? NULL : "text does not end where its length says";
}

static const char *number_problem(DWORD status, const void *info, DWORD length)
{
    DWORD number;
    if (info == NULL) {
        return "number is NULL";
    }
    if (length != sizeof(DWORD)) {
        return "length of a DWORD is not 4";
    }
    if (!is_aligned(info, sizeof(DWORD))) {
        return "number is not aligned";
    }
    memcpy(&number, info, sizeof number);
    if (status == WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE && (number < 100 || number > 199)) {
        return "status code is not 1xx";
    }
    return NULL;
}

static const char *handle_problem(HINTERNET handle, DWORD status, const void *info, DWORD length)
{
    HINTERNET subject;
    if (info == NULL) {
        return "pointer to the handle is NULL";
    }
    if (length != sizeof(HINTERNET)) {
        return "length of a handle is not the size of a pointer";
    }
    if (!is_aligned(info, sizeof(HINTERNET))) {
        return "handle is not aligned";
    }
    memcpy(&subject, info, sizeof subject);
    if (subject == NULL) {
        return "handle is NULL";
    }
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING && subject != handle) {
        return "handle that closes is not the one that the callback is for";
    }
    return NULL;
}

static const char *error_problem(const void *info, DWORD length)
{
    WINHTTP_ASYNC_RESULT result;
    if (info == NULL) {
        return "error result is NULL";
    }
    if (!is_aligned(info, sizeof(void *))) {
        return "error result is not aligned";
    }
    if (length != sizeof(WINHTTP_ASYNC_RESULT) && length != sizeof(WINHTTP_WEB_SOCKET_ASYNC_RESULT)) {
        return "length of an error result is the size of neither structure";
    }
    memcpy(&result, info, sizeof result);
    if (result.dwError == ERROR_SUCCESS) {
        return "error code is 0";
    }
    if (length == sizeof(WINHTTP_WEB_SOCKET_ASYNC_RESULT)) {
        return result.dwResult == 0 ? NULL : "dwResult is not 0 on a websocket";
    }
    if (result.dwResult < API_RECEIVE_RESPONSE || result.dwResult > API_GET_PROXY_SETTINGS) {
        return "dwResult names no operation";
    }
    return NULL;
}

const char *payload_problem(HINTERNET handle, DWORD status, const void *info, DWORD length)
{
    const WCHAR *text = (const WCHAR *)info;
    const char *problem;

    if (handle == NULL) {
        return "hInternet is NULL";
    }
    switch (shape_of(status)) {
    case SHAPE_NONE:
        if (info != NULL) {
            return "payload is not NULL";
        }
        return length == 0 ? NULL : "length of no payload is not 0";
    case SHAPE_NUMBER:
        return number_problem(status, info, length);
    case SHAPE_WRITTEN:
        if (length == sizeof(WINHTTP_WEB_SOCKET_STATUS)) {
            return info != NULL && is_aligned(info, sizeof(DWORD)) ? NULL : "websocket status is NULL or not aligned";
        }
        return number_problem(status, info, length);
    case SHAPE_NAME:
        return length == 0 ? "length does not count the terminator" : text_problem(text, length - 1);
    case SHAPE_ADDRESS:
        problem = length == 0 ? "length does not count the terminator" : text_problem(text, length - 1);
        if (problem != NULL) {
            return problem;
        }
        return is_numeric_address(text) ? NULL : "text is not a numeric address";
    case SHAPE_URL:
        return text_problem(text, length);
    case SHAPE_HANDLE:
        return handle_problem(handle, status, info, length);
    case SHAPE_BUFFER:
        return info == NULL && length > 0 ? "buffer is NULL with a length" : NULL;
    case SHAPE_ERROR:
        return error_problem(info, length);
    case SHAPE_UNDOCUMENTED:
        return NULL;
    case SHAPE_NOT_A_STATUS:
        break;
    }
    return "status is not one known bit";
}

static struct payload decode_error(const void *info, struct payload payload)
{
    if (payload.length == sizeof(WINHTTP_WEB_SOCKET_ASYNC_RESULT)) {
        WINHTTP_WEB_SOCKET_ASYNC_RESULT result;
        memcpy(&result, info, sizeof result);
        payload.kind = PAYLOAD_SOCKET_ERROR;
        payload.number = result.AsyncResult.dwError;
        payload.operation = (DWORD_PTR)result.Operation;
    } else {
        WINHTTP_ASYNC_RESULT result;
        memcpy(&result, info, sizeof result);
        payload.kind = PAYLOAD_ERROR;
        payload.number = result.dwError;
        payload.operation = result.dwResult;
    }
    return payload;
}

struct payload payload_decode(DWORD status, const void *info, DWORD length)
{
    struct payload payload;
    memset(&payload, 0, sizeof payload);
    payload.length = length;

    switch (shape_of(status)) {
    case SHAPE_NONE:
        payload.kind = PAYLOAD_NONE;
        break;
    case SHAPE_WRITTEN:
        if (length == sizeof(WINHTTP_WEB_SOCKET_STATUS)) {
            WINHTTP_WEB_SOCKET_STATUS written;
            memcpy(&written, info, sizeof written);
            payload.kind = PAYLOAD_SOCKET_STATUS;
            payload.number = written.dwBytesTransferred;
            payload.operation = (DWORD_PTR)written.eBufferType;
            break;
        }
        /* fall through */
    case SHAPE_NUMBER:
        payload.kind = PAYLOAD_NUMBER;
        memcpy(&payload.number, info, sizeof payload.number);
        break;
    case SHAPE_NAME:
    case SHAPE_ADDRESS:
        payload.kind = PAYLOAD_TEXT;
        payload.text = text_to_utf8_counted((const WCHAR *)info, length - 1);
        break;
    case SHAPE_URL:
        payload.kind = PAYLOAD_TEXT;
        payload.text = text_to_utf8_counted((const WCHAR *)info, length);
        break;
    case SHAPE_HANDLE:
        payload.kind = PAYLOAD_HANDLE;
        memcpy(&payload.pointer, info, sizeof payload.pointer);
        break;
    case SHAPE_BUFFER:
        payload.kind = PAYLOAD_BUFFER;
        payload.pointer = info;
        break;
    case SHAPE_ERROR:
        return decode_error(info, payload);
    case SHAPE_UNDOCUMENTED:
    case SHAPE_NOT_A_STATUS:
        payload.kind = PAYLOAD_UNDOCUMENTED;
        payload.pointer = info;
        break;
    }
    return payload;
}
