/*
 * Each option on each kind of handle, in both directions: 12018 on the wrong kind, 6 without a handle where one is
 * needed, 12011 for setting what can only be queried, 87 for querying what can only be set, 12019 too early.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "open_handles.h"
#include "option_list.h"

static DWORD expected_query(const struct option_entry *option, int place)
{
    if (option->queryable == NOWHERE) {
        return ERROR_INVALID_PARAMETER;
    }
    if (option->queryable & place) {
        return option->query_error;
    }
    return place == NO_HANDLE ? ERROR_INVALID_HANDLE : ERROR_WINHTTP_INCORRECT_HANDLE_TYPE;
}

static DWORD expected_set(const struct option_entry *option, int place)
{
    if (option->settable == NOWHERE) {
        return ERROR_WINHTTP_OPTION_NOT_SETTABLE;
    }
    if (option->settable & place) {
        return option->set_error;
    }
    return place == NO_HANDLE ? ERROR_INVALID_HANDLE : ERROR_WINHTTP_INCORRECT_HANDLE_TYPE;
}

static void check(const struct option_entry *option, HINTERNET handle, int place, const char *place_name)
{
    char buffer[512] = { 0 };
    DWORD length = sizeof buffer;
    BOOL done;

    done = WinHttpQueryOption(handle, option->number, buffer, &length);
    if (GetLastError() != expected_query(option, place) || done != (GetLastError() == ERROR_SUCCESS)) {
        fprintf(stderr, "query of %lu on %s\n", (unsigned long)option->number, place_name);
        CHECK_EQ(GetLastError(), expected_query(option, place));
        CHECK(!"done as the last error says");
    }
    memset(buffer, 0, sizeof buffer);
    done = WinHttpSetOption(handle, option->number, buffer, option->size);
    if (GetLastError() != expected_set(option, place) || done != (GetLastError() == ERROR_SUCCESS)) {
        fprintf(stderr, "set of %lu on %s\n", (unsigned long)option->number, place_name);
        CHECK_EQ(GetLastError(), expected_set(option, place));
        CHECK(!"done as the last error says");
    }
}

static void check_mode(DWORD session_flags)
{
    struct open_handles handles = open_handles(session_flags, 0);
    int at;
    for (at = 0; at < OPTION_LIST_COUNT; at++) {
        check(&option_list[at], handles.session, ON_SESSION, "a session");
        check(&option_list[at], handles.connect, ON_CONNECT, "a connect handle");
        check(&option_list[at], handles.request, ON_REQUEST, "a request");
        if (option_list[at].number != WINHTTP_OPTION_WORKER_THREAD_COUNT) { /* can be set once only */
            check(&option_list[at], NULL, NO_HANDLE, "no handle");
        }
    }
    close_handles(&handles);
}

int main(void)
{
    check_mode(0);
    check_mode(WINHTTP_FLAG_ASYNC);
    return 0;
}
