/* WORKER_THREAD_COUNT is refused once an asynchronous operation has begun; a session alone does not count. */
#include "check.h"
#include "numbers.h"
#include "open_handles.h"
#include "refusing_port.h"
#include "trace.h"

static struct trace seen;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
}

int main(void)
{
    struct open_handles handles = open_handles(WINHTTP_FLAG_ASYNC, refusing_port());
    CHECK(WinHttpSetStatusCallback(handles.request, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
    CHECK_FAILS(set_number(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, 0x10000), ERROR_INVALID_PARAMETER);
    CHECK(WinHttpSendRequest(handles.request, NULL, 0, NULL, 0, 0, 0));
    CHECK_FAILS(set_number(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, 4), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    trace_wait(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR, 20000);
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT), 0);
    close_handles(&handles);
    return 0;
}
