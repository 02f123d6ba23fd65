/*
 * Which error a call with several faults gets: out-parameters are cleared first, then come the handle, its kind, the
 * arguments, and the state. For options the number comes before the kind; SetTimeouts looks at its values first.
 */
#include <string.h>

#include "check.h"
#include "open_handles.h"
#include "text.h"

static const DWORD unused_option = 8; /* no option has this number */
static HINTERNET const never_opened = (HINTERNET)12345678;

static void counts_are_cleared_first(void)
{
    DWORD count = 7;
    CHECK_FAILS(WinHttpReadData(NULL, NULL, 1, &count), ERROR_INVALID_HANDLE);
    CHECK_EQ(count, 0);
    count = 7;
    CHECK_FAILS(WinHttpWriteData(NULL, NULL, 1, &count), ERROR_INVALID_HANDLE);
    CHECK_EQ(count, 0);
}

static void handle_comes_before_arguments(void)
{
    HINTERNET none = never_opened;
    CHECK_FAILS(WinHttpConnect(none, NULL, 0, 1), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpOpenRequest(none, W("\r\n"), W("\r\n"), NULL, NULL, NULL, 0xFFFFFFFF), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpAddRequestHeaders(none, NULL, 0, 0xFFFFFFFF), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpSendRequest(none, NULL, 0, NULL, 1, 0, 0), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpReceiveResponse(none, &none), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpQueryHeaders(none, 0xFFFFFFFF, NULL, NULL, NULL, NULL), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpQueryOption(none, unused_option, NULL, NULL), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpSetOption(none, unused_option, NULL, 0), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpSetTimeouts(none, -2, 0, 0, 0), ERROR_INVALID_HANDLE);
    CHECK(WinHttpSetStatusCallback(none, NULL, 0, 1) == WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
}

static void kind_comes_before_arguments(const struct open_handles *handles)
{
    DWORD error = ERROR_WINHTTP_INCORRECT_HANDLE_TYPE;
    CHECK_FAILS(WinHttpConnect(handles->request, NULL, 0, 1), error);
    CHECK_FAILS(WinHttpOpenRequest(handles->session, W("\r\n"), W("\r\n"), NULL, NULL, NULL, 0xFFFFFFFF), error);
    CHECK_FAILS(WinHttpAddRequestHeaders(handles->connect, NULL, 0, 0xFFFFFFFF), error);
    CHECK_FAILS(WinHttpSendRequest(handles->session, NULL, 0, NULL, 1, 0, 0), error);
    CHECK_FAILS(WinHttpReceiveResponse(handles->connect, &error), error);
    CHECK_FAILS(WinHttpWriteData(handles->connect, NULL, 1, NULL), error);
    CHECK_FAILS(WinHttpReadData(handles->session, NULL, 1, NULL), error);
    CHECK_FAILS(WinHttpQueryHeaders(handles->session, 0xFFFFFFFF, NULL, NULL, NULL, NULL), error);
}

static void arguments_come_before_state(const struct open_handles *handles)
{
    HINTERNET request = handles->request; /* never sent */
    DWORD error = ERROR_INVALID_PARAMETER;
    CHECK_FAILS(WinHttpReadData(request, NULL, 1, NULL), error);
    CHECK_FAILS(WinHttpWriteData(request, NULL, 1, NULL), error);
    CHECK_FAILS(WinHttpReceiveResponse(request, &error), error);
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_STATUS_CODE, NULL, NULL, NULL, NULL), error);
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_CUSTOM, NULL, NULL, &error, NULL), ERROR_INVALID_PARAMETER);
}

static void state_comes_last(const struct open_handles *handles)
{
    HINTERNET request = handles->request;
    WCHAR text[8];
    char byte;
    DWORD length = sizeof text, error = ERROR_WINHTTP_INCORRECT_HANDLE_STATE;
    CHECK_FAILS(WinHttpReadData(request, &byte, 1, NULL), error);
    CHECK_FAILS(WinHttpWriteData(request, &byte, 1, NULL), error);
    CHECK_FAILS(WinHttpQueryDataAvailable(request, NULL), error);
    CHECK_FAILS(WinHttpReceiveResponse(request, NULL), error);
    CHECK_FAILS(WinHttpQueryHeaders(request, WINHTTP_QUERY_STATUS_CODE, NULL, text, &length, NULL), error);
}

static void options_have_their_own_order(const struct open_handles *handles)
{
    DWORD value = 0;
    /* unknown number, before everything but the handle */
    CHECK_FAILS(WinHttpQueryOption(handles->connect, unused_option, NULL, NULL), ERROR_WINHTTP_INVALID_OPTION);
    CHECK_FAILS(WinHttpSetOption(handles->connect, unused_option, NULL, 0), ERROR_WINHTTP_INVALID_OPTION);
    /* read-only, before buffer and length */
    CHECK_FAILS(WinHttpSetOption(handles->request, WINHTTP_OPTION_URL, NULL, 0), ERROR_WINHTTP_OPTION_NOT_SETTABLE);
    /* kind, before buffer and length */
    CHECK_FAILS(WinHttpSetOption(handles->session, WINHTTP_OPTION_DISABLE_FEATURE, NULL, 0),
        ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_FAILS(WinHttpQueryOption(handles->session, WINHTTP_OPTION_URL, NULL, NULL),
        ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    /* buffer before its length */
    CHECK_FAILS(WinHttpSetOption(handles->session, WINHTTP_OPTION_CONNECT_TIMEOUT, NULL, 3), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetOption(handles->session, WINHTTP_OPTION_CONNECT_TIMEOUT, &value, 3),
        ERROR_INSUFFICIENT_BUFFER);
    CHECK_FAILS(WinHttpQueryOption(handles->session, WINHTTP_OPTION_CONNECT_TIMEOUT, &value, NULL),
        ERROR_INVALID_PARAMETER);
    /* values before the kind */
    CHECK_FAILS(WinHttpSetTimeouts(handles->connect, -2, 0, 0, 0), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetTimeouts(handles->connect, 0, 0, 0, 0), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    counts_are_cleared_first();
    handle_comes_before_arguments();
    kind_comes_before_arguments(&handles);
    arguments_come_before_state(&handles);
    state_comes_last(&handles);
    options_have_their_own_order(&handles);
    close_handles(&handles);
    return 0;
}
