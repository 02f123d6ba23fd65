/* CONTEXT_VALUE: of all bits of a pointer, on each kind of handle, inherited at creation, replaced by SendRequest. */
#include "check.h"
#include "open_handles.h"
#include "refusing_port.h"
#include "text.h"

static DWORD_PTR context_of(HINTERNET handle)
{
    DWORD_PTR context = 1;
    DWORD length = sizeof context;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, WINHTTP_OPTION_CONTEXT_VALUE, &context, &length));
    CHECK_EQ(length, sizeof context);
    return context;
}

static void set_context(HINTERNET handle, DWORD_PTR context)
{
    CHECK_SUCCEEDS(WinHttpSetOption(handle, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
    CHECK_EQ(context_of(handle), context);
}

int main(void)
{
    struct open_handles handles = open_handles(0, refusing_port());
    HINTERNET connect, request;

    CHECK_EQ(context_of(handles.session), 0);
    CHECK_EQ(context_of(handles.connect), 0);
    CHECK_EQ(context_of(handles.request), 0);

    set_context(handles.session, ~(DWORD_PTR)0);
    CHECK_EQ(context_of(handles.connect), 0);
    connect = WinHttpConnect(handles.session, W("127.0.0.1"), refusing_port(), 0);
    CHECK_EQ(context_of(connect), ~(DWORD_PTR)0);
    set_context(connect, 5);
    request = WinHttpOpenRequest(connect, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK_EQ(context_of(request), 5);
    set_context(request, 6);
    CHECK_EQ(context_of(connect), 5);
    CHECK_EQ(context_of(handles.session), ~(DWORD_PTR)0);

    /* 0 in SendRequest keeps it, another value replaces it, and the call's own failure changes nothing about that. */
    CHECK_FAILS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_CANNOT_CONNECT);
    CHECK_EQ(context_of(request), 6);
    CHECK_FAILS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 7), ERROR_WINHTTP_CANNOT_CONNECT);
    CHECK_EQ(context_of(request), 7);
    CHECK_FAILS(WinHttpSendRequest(request, NULL, 0, NULL, 1, 1, 8), ERROR_INVALID_PARAMETER);
    CHECK_EQ(context_of(request), 8);

    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connect));
    close_handles(&handles);
    return 0;
}
