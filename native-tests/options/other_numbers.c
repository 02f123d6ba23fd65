/* Every number that is not in the list of options that work is refused with 12009, on every handle. */
#include <stdio.h>

#include "check.h"
#include "open_handles.h"
#include "option_list.h"

enum { NUMBERS = 5000 }; /* the last option of the header is 4099 */

static int works(DWORD number)
{
    int at;
    for (at = 0; at < OPTION_LIST_COUNT; at++) {
        if (option_list[at].number == number) {
            return 1;
        }
    }
    return 0;
}

static void refused(HINTERNET handle, DWORD number)
{
    DWORD buffer[64] = { 0 }, length = sizeof buffer;
    if (WinHttpSetOption(handle, number, buffer, sizeof(DWORD)) || GetLastError() != ERROR_WINHTTP_INVALID_OPTION) {
        fprintf(stderr, "set of %lu\n", (unsigned long)number);
        CHECK_EQ(GetLastError(), ERROR_WINHTTP_INVALID_OPTION);
        CHECK(!"refused");
    }
    if (WinHttpQueryOption(handle, number, buffer, &length) || GetLastError() != ERROR_WINHTTP_INVALID_OPTION) {
        fprintf(stderr, "query of %lu\n", (unsigned long)number);
        CHECK_EQ(GetLastError(), ERROR_WINHTTP_INVALID_OPTION);
        CHECK(!"refused");
    }
    CHECK_EQ(length, sizeof buffer);
    CHECK_EQ(buffer[0], 0);
}

static void refused_everywhere(const struct open_handles *handles, DWORD number)
{
    refused(NULL, number);
    refused(handles->session, number);
    refused(handles->connect, number);
    refused(handles->request, number);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    DWORD number, value = 0, length = sizeof value;

    for (number = 1; number <= NUMBERS; number++) {
        if (!works(number)) {
            refused_everywhere(&handles, number);
        }
    }
    refused_everywhere(&handles, 0x7FFFFFFF);
    refused_everywhere(&handles, 0x80000000);
    refused_everywhere(&handles, 0xFFFFFFFF);
    refused_everywhere(&handles, 0x10000 | WINHTTP_OPTION_CONNECT_TIMEOUT);

    /* 0 is no option; queried it is an argument nobody can have meant. */
    CHECK_FAILS(WinHttpQueryOption(handles.session, 0, &value, &length), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpQueryOption(NULL, 0, &value, &length), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpSetOption(handles.session, 0, &value, sizeof value), ERROR_WINHTTP_INVALID_OPTION);
    close_handles(&handles);
    return 0;
}
