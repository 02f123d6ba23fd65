/* A closed handle answers 6 to every function, also when others have been opened and closed since. */
#include <stdio.h>

#include "check.h"
#include "every_call.h"
#include "open_handles.h"

/* More than rest in the table before one is used again. */
enum { OTHERS = 2000 };

static void refused(HINTERNET handle)
{
    int at;
    for (at = 0; at < EVERY_CALL_COUNT; at++) {
        int succeeded;
        SetLastError(ERROR_SUCCESS);
        succeeded = every_call[at].succeeds(handle);
        if (succeeded || GetLastError() != ERROR_INVALID_HANDLE) {
            fprintf(stderr, "%s took a closed handle\n", every_call[at].function);
            CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
            CHECK(!succeeded);
        }
    }
}

static void refused_in_mode(DWORD session_flags)
{
    struct open_handles closed = open_handles(session_flags, 0);
    int at;
    close_handles(&closed);
    refused(closed.session);
    refused(closed.connect);
    refused(closed.request);
    for (at = 0; at < OTHERS; at++) {
        struct open_handles other = open_handles(session_flags, 0);
        CHECK(other.session != closed.session && other.connect != closed.connect && other.request != closed.request);
        close_handles(&other);
    }
    refused(closed.session);
    refused(closed.connect);
    refused(closed.request);
}

int main(void)
{
    refused_in_mode(0);
    refused_in_mode(WINHTTP_FLAG_ASYNC);
    return 0;
}
