/* WORKER_THREAD_COUNT can be set once in a process, without a handle, and reads 0. */
#include "check.h"
#include "numbers.h"
#include "open_handles.h"

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT), 0);
    CHECK_FAILS(set_number(handles.session, WINHTTP_OPTION_WORKER_THREAD_COUNT, 4),
        ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_FAILS(set_number(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, 0xFFFFFFFF), ERROR_INVALID_PARAMETER);
    CHECK_SUCCEEDS(set_number(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, 4));
    CHECK_EQ(number_of(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT), 0);
    CHECK_FAILS(set_number(NULL, WINHTTP_OPTION_WORKER_THREAD_COUNT, 4), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    close_handles(&handles);
    return 0;
}
