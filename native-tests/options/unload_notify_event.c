/*
 * UNLOAD_NOTIFY_EVENT: the program's own SetEvent is called once, with the event, after the last handle under the
 * session has been closed and has had its last notification, not before.
 */
#include "check.h"
#include "open_handles.h"
#include "trace.h"

BOOL SetEvent(HANDLE event);

static int event; /* its address is the handle */
static int times_set;
static struct trace seen;

/* Found by the library under this name. */
BOOL SetEvent(HANDLE handle)
{
    CHECK(handle == &event);
    CHECK_EQ(trace_count(&seen, WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING), 3);
    times_set++;
    return TRUE;
}

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    HANDLE handle = &event;
    CHECK(WinHttpSetStatusCallback(handles.session, on_status, WINHTTP_CALLBACK_FLAG_HANDLES, 0) == NULL);
    CHECK(WinHttpSetStatusCallback(handles.connect, on_status, WINHTTP_CALLBACK_FLAG_HANDLES, 0) == NULL);
    CHECK(WinHttpSetStatusCallback(handles.request, on_status, WINHTTP_CALLBACK_FLAG_HANDLES, 0) == NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(handles.session, WINHTTP_OPTION_UNLOAD_NOTIFY_EVENT, &handle, sizeof handle));

    CHECK_SUCCEEDS(WinHttpCloseHandle(handles.session));
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles.connect));
    CHECK_EQ(times_set, 0);
    CHECK_SUCCEEDS(WinHttpCloseHandle(handles.request));
    CHECK_EQ(times_set, 1);
    return 0;
}
