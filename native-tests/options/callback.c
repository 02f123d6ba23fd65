/* CALLBACK shows what SetStatusCallback installed, is inherited at creation, and can be set. */
#include "check.h"
#include "open_handles.h"
#include "text.h"
#include "trace.h"

static struct trace first_seen, second_seen;

static void CALLBACK first(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&first_seen, handle, context, status, info, length);
}

static void CALLBACK second(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&second_seen, handle, context, status, info, length);
}

static WINHTTP_STATUS_CALLBACK callback_of(HINTERNET handle)
{
    WINHTTP_STATUS_CALLBACK callback = WINHTTP_INVALID_STATUS_CALLBACK;
    DWORD length = sizeof callback;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, WINHTTP_OPTION_CALLBACK, &callback, &length));
    CHECK_EQ(length, sizeof callback);
    return callback;
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    WINHTTP_STATUS_CALLBACK callback = second;
    HINTERNET request;

    CHECK(callback_of(handles.session) == NULL);
    CHECK(callback_of(handles.connect) == NULL);
    CHECK(callback_of(handles.request) == NULL);

    CHECK(WinHttpSetStatusCallback(handles.connect, first, WINHTTP_CALLBACK_FLAG_HANDLES, 0) == NULL);
    CHECK_EQ(GetLastError(), ERROR_SUCCESS);
    CHECK(callback_of(handles.connect) == first);
    CHECK(callback_of(handles.session) == NULL);
    CHECK(callback_of(handles.request) == NULL);

    request = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK(callback_of(request) == first);
    CHECK_EQ(trace_count(&first_seen, WINHTTP_CALLBACK_STATUS_HANDLE_CREATED), 1);

    /* The other function, with the flags that the first had. */
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_CALLBACK, &callback, sizeof callback));
    CHECK(callback_of(request) == second);
    CHECK(callback_of(handles.connect) == first);
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_EQ(trace_count(&second_seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING), 1);
    CHECK_EQ(trace_count(&first_seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING), 0);

    CHECK(WinHttpSetStatusCallback(handles.connect, second, 0, 1) == WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK_EQ(GetLastError(), ERROR_INVALID_PARAMETER);
    CHECK(WinHttpSetStatusCallback(handles.connect, NULL, 0, 0) == first);
    CHECK(callback_of(handles.connect) == NULL);
    close_handles(&handles);
    CHECK_EQ(trace_count(&first_seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING), 0);
    return 0;
}
