/*
 * A request takes a copy of the session's settings when it is opened; later changes on either side do not reach the
 * other. A connect handle has none of its own: it shows those of the session as they are.
 */
#include "check.h"
#include "numbers.h"
#include "open_handles.h"

struct setting {
    DWORD option, initially, first, second;
};

static const struct setting settings[] = {
    { WINHTTP_OPTION_RESOLVE_TIMEOUT, 0, 11, 21 },
    { WINHTTP_OPTION_CONNECT_TIMEOUT, 60000, 12, 22 },
    { WINHTTP_OPTION_CONNECT_RETRIES, 5, 13, 23 },
    { WINHTTP_OPTION_SEND_TIMEOUT, 30000, 14, 24 },
    { WINHTTP_OPTION_RECEIVE_TIMEOUT, 30000, 15, 25 },
    { WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, 90000, 16, 26 },
    { WINHTTP_OPTION_REDIRECT_POLICY, WINHTTP_OPTION_REDIRECT_POLICY_DISALLOW_HTTPS_TO_HTTP,
        WINHTTP_OPTION_REDIRECT_POLICY_NEVER, WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS },
};

static void check(const struct setting *setting)
{
    struct open_handles handles = open_handles(0, 0);
    HINTERNET later;
    DWORD option = setting->option;

    CHECK_EQ(number_of(handles.session, option), setting->initially);
    CHECK_EQ(number_of(handles.connect, option), setting->initially);
    CHECK_EQ(number_of(handles.request, option), setting->initially);

    CHECK_SUCCEEDS(set_number(handles.session, option, setting->first));
    CHECK_EQ(number_of(handles.session, option), setting->first);
    CHECK_EQ(number_of(handles.connect, option), setting->first);
    CHECK_EQ(number_of(handles.request, option), setting->initially);

    later = WinHttpOpenRequest(handles.connect, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK_EQ(number_of(later, option), setting->first);
    CHECK_SUCCEEDS(set_number(later, option, setting->second));
    CHECK_EQ(number_of(later, option), setting->second);
    CHECK_EQ(number_of(handles.session, option), setting->first);
    CHECK_EQ(number_of(handles.request, option), setting->initially);

    CHECK_FAILS(set_number(handles.connect, option, setting->second), ERROR_WINHTTP_INCORRECT_HANDLE_TYPE);
    CHECK_SUCCEEDS(WinHttpCloseHandle(later));
    close_handles(&handles);
}

int main(void)
{
    unsigned at;
    for (at = 0; at < sizeof settings / sizeof settings[0]; at++) {
        check(&settings[at]);
    }
    return 0;
}
