/* EXTENDED_ERROR: Winsock's number behind the last failure of this thread; refused is 10061 on every platform. */
#include <pthread.h>

#include "check.h"
#include "numbers.h"
#include "open_handles.h"
#include "refusing_port.h"
#include "trace.h"

enum { CONNECTION_REFUSED = 10061 };

static struct trace seen;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    trace_add(&seen, handle, context, status, info, length);
    if (status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR) {
        CHECK_EQ(number_of(NULL, WINHTTP_OPTION_EXTENDED_ERROR), CONNECTION_REFUSED);
        CHECK_EQ(number_of(handle, WINHTTP_OPTION_EXTENDED_ERROR), CONNECTION_REFUSED);
    }
}

static void *other_thread(void *unused)
{
    (void)unused;
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_EXTENDED_ERROR), 0);
    return NULL;
}

static void blocking(void)
{
    struct open_handles handles = open_handles(0, refusing_port());
    pthread_t thread;
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_EXTENDED_ERROR), 0);
    CHECK_FAILS(WinHttpSendRequest(handles.request, NULL, 0, NULL, 0, 0, 0), ERROR_WINHTTP_CANNOT_CONNECT);
    CHECK_EQ(number_of(handles.request, WINHTTP_OPTION_EXTENDED_ERROR), CONNECTION_REFUSED);
    CHECK_EQ(number_of(handles.session, WINHTTP_OPTION_EXTENDED_ERROR), CONNECTION_REFUSED);
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_EXTENDED_ERROR), CONNECTION_REFUSED);
    CHECK(pthread_create(&thread, NULL, other_thread, NULL) == 0);
    pthread_join(thread, NULL);
    close_handles(&handles);
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_EXTENDED_ERROR), CONNECTION_REFUSED);

    /* A failure that has nothing to do with sockets has none behind it. */
    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_EXTENDED_ERROR), 0);
}

static void asynchronous(void)
{
    struct open_handles handles = open_handles(WINHTTP_FLAG_ASYNC, refusing_port());
    CHECK(WinHttpSetStatusCallback(handles.request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0) == NULL);
    CHECK(WinHttpSendRequest(handles.request, NULL, 0, NULL, 0, 0, 0));
    CHECK_EQ(trace_wait(&seen, WINHTTP_CALLBACK_STATUS_REQUEST_ERROR, 20000).payload.number,
        ERROR_WINHTTP_CANNOT_CONNECT);
    close_handles(&handles);
}

int main(void)
{
    blocking();
    asynchronous();
    return 0;
}
