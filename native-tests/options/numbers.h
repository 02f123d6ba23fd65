/* Options that are one DWORD. */
#ifndef OPTIONS_NUMBERS_H
#define OPTIONS_NUMBERS_H

#include "check.h"

static inline DWORD number_of(HINTERNET handle, DWORD option)
{
    DWORD value = 0xDEADBEEF, length = sizeof value;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option, &value, &length));
    CHECK_EQ(length, sizeof value);
    return value;
}

static inline BOOL set_number(HINTERNET handle, DWORD option, DWORD value)
{
    return WinHttpSetOption(handle, option, &value, sizeof value);
}

#endif
