/*
 * The length protocol. Query: no length 87, no buffer or a small one 122 with the size needed, a larger buffer is
 * fine and the length becomes that of the value; nothing is written beyond it. Set: no buffer 87, another length 122.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "open_handles.h"
#include "option_list.h"

enum { UNTOUCHED = 0x5A };

static HINTERNET handle_for(const struct open_handles *handles, int places)
{
    return places & ON_REQUEST ? handles->request : places & ON_SESSION ? handles->session : NULL;
}

/* What the length protocol lets through. */
#define CHECK_ENDS(call, error) ((error) == ERROR_SUCCESS ? CHECK_SUCCEEDS(call) : CHECK_FAILS(call, error))

static void check_query(const struct option_entry *option, HINTERNET handle)
{
    unsigned char buffer[400];
    DWORD length, at;

    CHECK_FAILS(WinHttpQueryOption(handle, option->number, buffer, NULL), ERROR_INVALID_PARAMETER);
    CHECK_FAILS(WinHttpQueryOption(handle, option->number, NULL, NULL), ERROR_INVALID_PARAMETER);
    if (option->query_error != ERROR_SUCCESS) {
        return; /* refused before the length is looked at; with a value they have tests of their own */
    }
    for (length = 0; length < option->size; length++) {
        DWORD needed = length;
        memset(buffer, UNTOUCHED, sizeof buffer);
        CHECK_FAILS(WinHttpQueryOption(handle, option->number, buffer, &needed), ERROR_INSUFFICIENT_BUFFER);
        CHECK_EQ(needed, option->size);
        for (at = 0; at < sizeof buffer; at++) {
            CHECK_EQ(buffer[at], UNTOUCHED);
        }
    }
    length = 1000;
    CHECK_FAILS(WinHttpQueryOption(handle, option->number, NULL, &length), ERROR_INSUFFICIENT_BUFFER);
    CHECK_EQ(length, option->size);
    for (length = option->size; length <= option->size + 64; length++) {
        DWORD stored = length;
        memset(buffer, UNTOUCHED, sizeof buffer);
        CHECK_SUCCEEDS(WinHttpQueryOption(handle, option->number, buffer, &stored));
        CHECK_EQ(stored, option->size);
        for (at = option->size; at < sizeof buffer; at++) {
            CHECK_EQ(buffer[at], UNTOUCHED);
        }
    }
    /* An odd address: the caller's buffer need not be aligned. */
    length = option->size;
    CHECK_SUCCEEDS(WinHttpQueryOption(handle, option->number, buffer + 1, &length));
}

static void check_set(const struct option_entry *option, HINTERNET handle)
{
    unsigned char buffer[64] = { 0 };
    DWORD length;

    for (length = 0; length <= 40; length++) {
        if (option->shape != NO_VALUE && !(option->shape == CONTEXT && length == 0)) {
            CHECK_FAILS(WinHttpSetOption(handle, option->number, NULL, length), ERROR_INVALID_PARAMETER);
        }
        if (length != option->size && !(option->shape == CONTEXT && length == sizeof(void *))) {
            CHECK_FAILS(WinHttpSetOption(handle, option->number, buffer, length), ERROR_INSUFFICIENT_BUFFER);
        }
    }
    CHECK_FAILS(WinHttpSetOption(handle, option->number, buffer, 0xFFFFFFFF), ERROR_INSUFFICIENT_BUFFER);
    CHECK_ENDS(WinHttpSetOption(handle, option->number, buffer + 1, option->size), option->set_error);
}

int main(void)
{
    struct open_handles handles = open_handles(0, 0);
    int at;
    for (at = 0; at < OPTION_LIST_COUNT; at++) {
        const struct option_entry *option = &option_list[at];
        if (option->shape == CHARACTERS) {
            continue; /* texts.c */
        }
        if (option->shape == SWITCHED_OFF) {
            continue; /* directions_and_kinds.c */
        }
        printf("option %lu\n", (unsigned long)option->number);
        if (option->queryable != NOWHERE) {
            check_query(option, handle_for(&handles, option->queryable));
        }
        if (option->settable != NOWHERE) {
            check_set(option, handle_for(&handles, option->settable));
        }
    }
    close_handles(&handles);
    return 0;
}
