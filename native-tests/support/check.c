#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "status_names.h"
#include "text.h"

enum { SKIPPED = 77 }; /* SKIP_RETURN_CODE in CMakeLists.txt */

void check_exit(void)
{
    fflush(NULL);
    /* Not exit(): a check may fail in a callback, and exit handlers could wait for that very thread. */
    _Exit(1);
}

void check_failed(const char *file, int line, const char *expression)
{
    DWORD error = GetLastError();
    fprintf(stderr, "%s:%d: CHECK(%s) failed, last error %lu %s\n",
        file, line, expression, (unsigned long)error, error_name(error));
    check_exit();
}

void check_equal(const char *file, int line, const char *actual_text, const char *expected_text,
    long long actual, long long expected)
{
    DWORD error = GetLastError();
    if (actual == expected) {
        return;
    }
    fprintf(stderr, "%s:%d: CHECK_EQ(%s, %s) failed: %lld (0x%llX) is not %lld (0x%llX), last error %lu %s\n",
        file, line, actual_text, expected_text, actual, (unsigned long long)actual,
        expected, (unsigned long long)expected, (unsigned long)error, error_name(error));
    check_exit();
}

void check_text(const char *file, int line, const char *actual_text, const char *actual, const char *expected)
{
    DWORD error = GetLastError();
    if (actual == expected || (actual != NULL && expected != NULL && strcmp(actual, expected) == 0)) {
        return;
    }
    fprintf(stderr, "%s:%d: %s differs, last error %lu %s\n  is:       %s\n  expected: %s\n",
        file, line, actual_text, (unsigned long)error, error_name(error),
        actual == NULL ? "NULL" : actual, expected == NULL ? "NULL" : expected);
    check_exit();
}

void check_wide(const char *file, int line, const char *actual_text, const WCHAR *actual, const WCHAR *expected)
{
    char *actual_utf8 = text_to_utf8(actual);
    char *expected_utf8 = text_to_utf8(expected);
    check_text(file, line, actual_text, actual_utf8, expected_utf8);
    free(actual_utf8);
    free(expected_utf8);
}

void check_outcome(const char *file, int line, const char *call, int actual, int expected, DWORD error)
{
    DWORD last_error = GetLastError();
    if (actual == expected && last_error == error) {
        return;
    }
    fprintf(stderr, "%s:%d: %s %s with last error %lu %s; expected: %s with %lu %s\n",
        file, line, call,
        actual ? "succeeded" : "failed", (unsigned long)last_error, error_name(last_error),
        expected ? "success" : "failure", (unsigned long)error, error_name(error));
    check_exit();
}

void check_skip(const char *reason)
{
    printf("skipped: %s\n", reason);
    fflush(NULL);
    _Exit(SKIPPED);
}
