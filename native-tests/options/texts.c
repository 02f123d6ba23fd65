/* Options that are text: set in characters, with or without a terminator, queried in bytes. */
#include <string.h>

#include "check.h"
#include "open_handles.h"
#include "option_list.h"
#include "text.h"

static void check(const struct option_entry *option, HINTERNET handle)
{
    static const WCHAR text[] = TEXT("one two");
    WCHAR buffer[64];
    DWORD length;

    length = sizeof buffer;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option->number, buffer, &length));
    CHECK_EQ(length, 0);
    CHECK_WIDE(buffer, TEXT(""));
    CHECK_FAILS(WinHttpSetOption(handle, option->number, NULL, 3), ERROR_INVALID_PARAMETER);

    CHECK_SUCCEEDS(WinHttpSetOption(handle, option->number, (void *)text, 7));
    length = 0;
    CHECK_FAILS(WinHttpQueryOption(handle, option->number, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, sizeof text);
    length = sizeof text - 1;
    CHECK_FAILS(WinHttpQueryOption(handle, option->number, buffer, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, sizeof text);
    memset(buffer, 0x5A, sizeof buffer);
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option->number, buffer, &length));
    CHECK_EQ(length, sizeof text - sizeof(WCHAR));
    CHECK_WIDE(buffer, text);

    CHECK_SUCCEEDS(WinHttpSetOption(handle, option->number, (void *)text, 3));
    length = sizeof buffer;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option->number, buffer, &length));
    CHECK_WIDE(buffer, TEXT("one"));
    CHECK_SUCCEEDS(WinHttpSetOption(handle, option->number, (void *)text, (DWORD)-1));
    length = sizeof buffer;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option->number, buffer, &length));
    CHECK_WIDE(buffer, text);
}

static void annotation_has_a_limit(HINTERNET request)
{
    static WCHAR text[WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH + 1], queried[WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH + 1];
    DWORD length = sizeof queried, at;
    for (at = 0; at <= WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH; at++) {
        text[at] = 'x';
    }
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_REQUEST_ANNOTATION, text, WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH));
    CHECK_FAILS(WinHttpSetOption(request, WINHTTP_OPTION_REQUEST_ANNOTATION, text, WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH + 1),
        ERROR_INVALID_PARAMETER);
    CHECK_SUCCEEDS(WinHttpQueryOption(request, WINHTTP_OPTION_REQUEST_ANNOTATION, queried, &length));
    CHECK_EQ(length, WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH * sizeof(WCHAR));
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    int at;
    for (at = 0; at < OPTION_LIST_COUNT; at++) {
        const struct option_entry *option = &option_list[at];
        if (option->shape == CHARACTERS && option->settable != NOWHERE && option->queryable != NOWHERE) {
            check(option, option->settable & ON_REQUEST ? handles.request : handles.session);
        }
    }
    annotation_has_a_limit(handles.request);
    close_handles(&handles);
    return 0;
}
