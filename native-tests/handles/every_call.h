/*
 * A call of each implemented function that takes a handle, with arguments that would do for the right handle, so that
 * the handle alone decides.
 */
#ifndef HANDLES_EVERY_CALL_H
#define HANDLES_EVERY_CALL_H

#include <winhttp_compat.h>

#include "text.h"

enum handle_kinds { TAKES_SESSION = 1, TAKES_CONNECT = 2, TAKES_REQUEST = 4, TAKES_ANY = 7 };

struct handle_call {
    const char *function;
    int (*succeeds)(HINTERNET handle);
    int takes;
};

static int opens_connect(HINTERNET handle)
{
    return WinHttpConnect(handle, W("127.0.0.1"), 0, 0) != NULL;
}

static int opens_request(HINTERNET handle)
{
    return WinHttpOpenRequest(handle, NULL, NULL, NULL, NULL, NULL, 0) != NULL;
}

static int closes(HINTERNET handle)
{
    return WinHttpCloseHandle(handle);
}

static int sets_callback(HINTERNET handle)
{
    return WinHttpSetStatusCallback(handle, NULL, 0, 0) != WINHTTP_INVALID_STATUS_CALLBACK;
}

static int queries_option(HINTERNET handle)
{
    DWORD kind, length = sizeof kind;
    return WinHttpQueryOption(handle, WINHTTP_OPTION_HANDLE_TYPE, &kind, &length);
}

static int sets_option(HINTERNET handle)
{
    DWORD_PTR context = 0;
    return WinHttpSetOption(handle, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context);
}

static int sets_timeouts(HINTERNET handle)
{
    return WinHttpSetTimeouts(handle, 0, 0, 0, 0);
}

static int adds_headers(HINTERNET handle)
{
    return WinHttpAddRequestHeaders(handle, W("A: b"), (DWORD)-1, WINHTTP_ADDREQ_FLAG_ADD);
}

static int sends(HINTERNET handle)
{
    return WinHttpSendRequest(handle, NULL, 0, NULL, 0, 0, 0);
}

static int writes(HINTERNET handle)
{
    return WinHttpWriteData(handle, "", 0, NULL);
}

static int receives(HINTERNET handle)
{
    return WinHttpReceiveResponse(handle, NULL);
}

static int asks_available(HINTERNET handle)
{
    return WinHttpQueryDataAvailable(handle, NULL);
}

static int reads(HINTERNET handle)
{
    char byte;
    return WinHttpReadData(handle, &byte, 1, NULL);
}

static int queries_headers(HINTERNET handle)
{
    WCHAR text[64];
    DWORD length = sizeof text;
    return WinHttpQueryHeaders(handle, WINHTTP_QUERY_REQUEST_METHOD, NULL, text, &length, NULL);
}

static const struct handle_call every_call[] = {
    { "WinHttpConnect", opens_connect, TAKES_SESSION },
    { "WinHttpOpenRequest", opens_request, TAKES_CONNECT },
    { "WinHttpSetStatusCallback", sets_callback, TAKES_ANY },
    { "WinHttpQueryOption", queries_option, TAKES_ANY },
    { "WinHttpSetOption", sets_option, TAKES_ANY },
    { "WinHttpSetTimeouts", sets_timeouts, TAKES_SESSION | TAKES_REQUEST },
    { "WinHttpAddRequestHeaders", adds_headers, TAKES_REQUEST },
    { "WinHttpSendRequest", sends, TAKES_REQUEST },
    { "WinHttpWriteData", writes, TAKES_REQUEST },
    { "WinHttpReceiveResponse", receives, TAKES_REQUEST },
    { "WinHttpQueryDataAvailable", asks_available, TAKES_REQUEST },
    { "WinHttpReadData", reads, TAKES_REQUEST },
    { "WinHttpQueryHeaders", queries_headers, TAKES_REQUEST },
    { "WinHttpCloseHandle", closes, TAKES_ANY }, /* last: the handle is gone then */
};

enum { EVERY_CALL_COUNT = sizeof every_call / sizeof every_call[0] };

#endif
