/* Each option that is a number has its first value, takes another one, and gives that back. */
#include <stdio.h>

#include "check.h"
#include "numbers.h"
#include "open_handles.h"
#include "option_list.h"

static void check(const struct option_entry *option, HINTERNET handle, int place)
{
    if (option->queryable & place) {
        CHECK_EQ(number_of(handle, option->number), option->initially);
    }
    if ((option->settable & place) == 0) {
        return;
    }
    CHECK_SUCCEEDS(set_number(handle, option->number, option->other));
    if (option->queryable & place) {
        CHECK_EQ(number_of(handle, option->number), option->other);
        CHECK_SUCCEEDS(set_number(handle, option->number, option->initially));
        CHECK_EQ(number_of(handle, option->number), option->initially);
    }
}

int main(void)
{
    int at;
    for (at = 0; at < OPTION_LIST_COUNT; at++) {
        struct open_handles handles;
        if (option_list[at].shape != NUMBER) {
            continue;
        }
        handles = open_handles(0, 0);
        printf("option %lu\n", (unsigned long)option_list[at].number);
        check(&option_list[at], handles.request, ON_REQUEST);
        check(&option_list[at], handles.connect, ON_CONNECT);
        check(&option_list[at], handles.session, ON_SESSION);
        close_handles(&handles);
    }
    return 0;
}
