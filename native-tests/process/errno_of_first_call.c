/* P/Invoke clients read errno. The first call also starts the runtime, which must not be seen there. */
#include <errno.h>
#include <stddef.h>

#include "check.h"

int main(void)
{
    HINTERNET session;
    int first, later;

    errno = 0;
    session = WinHttpOpen(NULL, 0x7777, NULL, NULL, 0);
    first = errno;
    CHECK(session == NULL);
    CHECK_EQ(first, ERROR_INVALID_PARAMETER);
    CHECK_EQ(GetLastError(), ERROR_INVALID_PARAMETER);

    errno = 0;
    CHECK(!WinHttpCloseHandle(NULL));
    later = errno;
    CHECK_EQ(later, ERROR_INVALID_HANDLE);
    CHECK_EQ(GetLastError(), ERROR_INVALID_HANDLE);
    return 0;
}
