/* Each thread has its own last error; it starts with 0, is what SetLastError stored, and 0 after a success. */
#include <pthread.h>

#include "check.h"
#include "open_handles.h"

static struct open_handles handles;
static pthread_barrier_t step;

static void *other_thread(void *unused)
{
    (void)unused;
    CHECK_EQ(GetLastError(), 0);
    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    pthread_barrier_wait(&step);
    /* The main thread has a success now. */
    pthread_barrier_wait(&step);
    CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
    SetLastError(0xFFFFFFFF);
    CHECK_EQ(GetLastError(), 0xFFFFFFFF);
    return NULL;
}

int main(void)
{
    pthread_t thread;
    CHECK_EQ(GetLastError(), 0);
    SetLastError(12345);
    CHECK_EQ(GetLastError(), 12345);
    CHECK_SUCCEEDS(WinHttpCheckPlatform());
    handles = open_handles(0, 0);
    pthread_barrier_init(&step, NULL, 2);
    CHECK(pthread_create(&thread, NULL, other_thread, NULL) == 0);
    pthread_barrier_wait(&step);
    CHECK_EQ(GetLastError(), 0);
    SetLastError(77);
    CHECK_SUCCEEDS(WinHttpSetTimeouts(handles.request, 0, 0, 0, 0));
    pthread_barrier_wait(&step);
    pthread_join(thread, NULL);
    CHECK_EQ(GetLastError(), 0);
    SetLastError(77);
    CHECK(WinHttpSetStatusCallback(handles.request, NULL, 0, 0) == NULL);
    CHECK_EQ(GetLastError(), 0);
    close_handles(&handles);
    return 0;
}
