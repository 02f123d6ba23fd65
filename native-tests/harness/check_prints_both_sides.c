#include <string.h>

#include "check.h"
#include "forked.h"
#include "text.h"

static void passing(void)
{
    CHECK(1 == 1);
    CHECK_EQ(0xFFFFFFFFu, 4294967295ll);
    CHECK_TEXT("a", "a");
    CHECK_TEXT(NULL, NULL);
    CHECK_WIDE(W("a"), W("a"));
    SetLastError(ERROR_SUCCESS);
    CHECK_SUCCEEDS(1);
    SetLastError(ERROR_INVALID_HANDLE);
    CHECK_FAILS(NULL, ERROR_INVALID_HANDLE);
}

static void wrong_condition(void)
{
    SetLastError(ERROR_INVALID_HANDLE);
    CHECK(2 < 1);
}

static void wrong_number(void)
{
    DWORD status = 404;
    CHECK_EQ(status, 200);
}

static void wrong_text(void)
{
    CHECK_TEXT("left", "right");
}

static void missing_text(void)
{
    CHECK_TEXT(NULL, "right");
}

static void wrong_wide_text(void)
{
    CHECK_WIDE(W("caf\u00E9"), W("cafe"));
}

static void unexpected_failure(void)
{
    SetLastError(ERROR_WINHTTP_TIMEOUT);
    CHECK_SUCCEEDS(0);
}

static void success_with_an_error(void)
{
    SetLastError(ERROR_IO_PENDING);
    CHECK_SUCCEEDS(1);
}

static void failure_for_another_reason(void)
{
    SetLastError(ERROR_INVALID_PARAMETER);
    CHECK_FAILS(0, ERROR_INVALID_HANDLE);
}

static void skipped(void)
{
    SKIP("this machine has none");
}

static const struct {
    void (*code)(void);
    int exit_code;
    const char *says;
} cases[] = {
    { passing, 0, "" },
    { wrong_condition, 1, "CHECK(2 < 1) failed, last error 6 ERROR_INVALID_HANDLE" },
    { wrong_condition, 1, "check_prints_both_sides.c:" },
    { wrong_number, 1, "CHECK_EQ(status, 200) failed: 404 (0x194) is not 200 (0xC8)" },
    { wrong_text, 1, "is:       left\n  expected: right" },
    { missing_text, 1, "is:       NULL\n  expected: right" },
    { wrong_wide_text, 1, "is:       caf\xC3\xA9\n  expected: cafe" },
    { unexpected_failure, 1, "0 failed with last error 12002 ERROR_WINHTTP_TIMEOUT; expected: success with 0" },
    { success_with_an_error, 1, "1 succeeded with last error 997 ERROR_IO_PENDING; expected: success with 0" },
    { failure_for_another_reason, 1, "0 failed with last error 87 ERROR_INVALID_PARAMETER; expected: failure with 6" },
    { skipped, 77, "" },
};

int main(void)
{
    size_t at;
    for (at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        char errors[1024];
        int exit_code = forked_run(cases[at].code, errors, sizeof errors);
        CHECK_EQ(exit_code, cases[at].exit_code);
        if (cases[at].says[0] == 0 ? errors[0] != 0 : strstr(errors, cases[at].says) == NULL) {
            CHECK_TEXT(errors, cases[at].says);
        }
    }
    return 0;
}
