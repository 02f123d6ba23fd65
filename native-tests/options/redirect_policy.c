/* REDIRECT_POLICY takes its three values and no other. */
#include "check.h"
#include "numbers.h"
#include "open_handles.h"

static void check(HINTERNET handle)
{
    DWORD policy;
    for (policy = WINHTTP_OPTION_REDIRECT_POLICY_NEVER; policy <= WINHTTP_OPTION_REDIRECT_POLICY_LAST; policy++) {
        CHECK_SUCCEEDS(set_number(handle, WINHTTP_OPTION_REDIRECT_POLICY, policy));
        CHECK_EQ(number_of(handle, WINHTTP_OPTION_REDIRECT_POLICY), policy);
    }
    CHECK_FAILS(set_number(handle, WINHTTP_OPTION_REDIRECT_POLICY, policy), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(set_number(handle, WINHTTP_OPTION_REDIRECT_POLICY, 0xFFFFFFFF), ERROR_INVALID_PARAMETER);
    CHECK_EQ(number_of(handle, WINHTTP_OPTION_REDIRECT_POLICY), policy - 1);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    check(handles.session);
    check(handles.request);
    close_handles(&handles);
    return 0;
}
