/*
 * Functions that docs/support.md calls "not yet" fail with 120 in the way of their family, whatever they are given, and
 * touch nothing of it: the pointers lead to memory that may not be accessed.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MAP_ANONYMOUS */
#endif
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "check.h"
#include "child.h"
#include "export_calls.h"
#include "open_handles.h"

enum { TIMEOUT_MS = 20000, BEFORE = 0x5A5A };

static void check_result(const struct export_call *export, uintptr_t result)
{
    switch (export->family) {
    case FAMILY_BOOL:
    case FAMILY_HINTERNET:
        CHECK_EQ(errno, ERROR_CALL_NOT_IMPLEMENTED);
        CHECK_EQ(GetLastError(), ERROR_CALL_NOT_IMPLEMENTED);
        CHECK_EQ(result, 0);
        break;
    case FAMILY_DWORD:
        CHECK_EQ(result, ERROR_CALL_NOT_IMPLEMENTED);
        break;
    case FAMILY_VOID:
        CHECK_EQ(GetLastError(), BEFORE);
        break;
    default:
        CHECK(!"a family that a function not yet there has");
    }
}

static void call_all(const void *argument, struct child_note *note)
{
    const struct export_call *export = (const struct export_call *)argument;
    void *inaccessible = mmap(NULL, 65536, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct open_handles handles = open_handles(WINHTTP_FLAG_ASYNC, 0);
    const uintptr_t handle_values[] = { 0, UINTPTR_MAX, (uintptr_t)handles.session, (uintptr_t)handles.request };
    const uintptr_t pointers[] = { 0, (uintptr_t)inaccessible + 4096 };
    const uintptr_t numbers[] = { 0, 1, UINTPTR_MAX };
    unsigned handle, pointer, number, at;

    for (handle = 0; handle < 4; handle++) {
        for (pointer = 0; pointer < 2; pointer++) {
            for (number = 0; number < 3; number++) {
                uintptr_t arguments[MAX_PARAMETERS] = { 0 };
                for (at = 0; export->shapes[at] != 0; at++) {
                    arguments[at] = export->shapes[at] == 'h' ? handle_values[handle]
                        : export->shapes[at] == 'p' ? pointers[pointer] : numbers[number];
                }
                sprintf(note->text, "handle %u, pointer %u, number %u of the lists in not_yet.c", handle, pointer,
                    number);
                SetLastError(BEFORE);
                errno = 0;
                check_result(export, export->call(arguments));
            }
        }
    }
    close_handles(&handles);
}

int main(void)
{
    unsigned at, count = 0, failed = 0;
    for (at = 0; at < export_call_count; at++) {
        if (export_calls[at].is_not_yet) {
            failed += !child_run(export_calls[at].name, call_all, &export_calls[at], TIMEOUT_MS);
            count++;
        }
    }
    printf("%u functions are not there yet\n", count);
    return failed > 0;
}
