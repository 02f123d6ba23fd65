/* A live handle of a kind that a function does not take answers 12018, in both modes. */
#include <stdio.h>

#include "check.h"
#include "every_call.h"
#include "open_handles.h"

static void check_kind(HINTERNET handle, int kind)
{
    int at;
    for (at = 0; at < EVERY_CALL_COUNT; at++) {
        int succeeded;
        if (every_call[at].takes & kind) {
            continue;
        }
        succeeded = every_call[at].succeeds(handle);
        if (succeeded || GetLastError() != ERROR_WINHTTP_INCORRECT_HANDLE_TYPE) {
            fprintf(stderr, "%s of kind %d\n", every_call[at].function, kind);
            CHECK_EQ(GetLastError(), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
            CHECK(!succeeded);
        }
    }
}

static void check_mode(DWORD session_flags)
{
    struct open_handles handles = open_handles(session_flags, 0);
    check_kind(handles.session, TAKES_SESSION);
    check_kind(handles.connect, TAKES_CONNECT);
    check_kind(handles.request, TAKES_REQUEST);
    close_handles(&handles); /* nothing has closed them */
}

int main(void)
{
    check_mode(0);
    check_mode(WINHTTP_FLAG_ASYNC);
    return 0;
}
