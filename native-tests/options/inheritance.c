/*
 * A request takes a copy of the session's settings when it is opened; later changes on either side do not reach the
 * other. A connect handle has none of its own: it shows those of the session as they are.
 */
#include "check.h"
#include "numbers.h"
#include "open_handles.h"
#include "option_list.h"

static void check(const struct option_entry *setting)
{
    struct open_handles handles = open_handles(0, 0);
    HINTERNET later;
    DWORD option = setting->number, own = setting->initially; /* something that is not the session's then */

    CHECK_EQ(number_of(handles.session, option), setting->initially);
    CHECK_EQ(number_of(handles.connect, option), setting->initially);
    CHECK_EQ(number_of(handles.request, option), setting->initially);

    CHECK_SUCCEEDS(set_number(handles.session, option, setting->other));
    CHECK_EQ(number_of(handles.session, option), setting->other);
    CHECK_EQ(number_of(handles.connect, option), setting->other);
    CHECK_EQ(number_of(handles.request, option), setting->initially);

    later = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK_EQ(number_of(later, option), setting->other);
    CHECK_SUCCEEDS(set_number(later, option, own));
    CHECK_EQ(number_of(later, option), own);
    CHECK_EQ(number_of(handles.session, option), setting->other);
    CHECK_EQ(number_of(handles.request, option), setting->initially);

    CHECK_FAILS(set_number(handles.connect, option, own), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_SUCCEEDS(WinHttpCloseHandle(later));
    close_handles(&handles);
}

int main(void)
{
    int at;
    for (at = 0; at < OPTION_LIST_COUNT; at++) {
        if (option_list[at].is_inherited) {
            check(&option_list[at]);
        }
    }
    return 0;
}
