/* Assertions of the native tests. They survive release builds and end the test at the first failure. */
#ifndef SUPPORT_CHECK_H
#define SUPPORT_CHECK_H

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CHECK(expression) \
    ((expression) ? (void)0 : check_failed(__FILE__, __LINE__, #expression))

/* Integers of any type. */
#define CHECK_EQ(actual, expected) \
    check_equal(__FILE__, __LINE__, #actual, #expected, (long long)(actual), (long long)(expected))

/* UTF-8 text, NULL allowed. */
#define CHECK_TEXT(actual, expected) \
    check_text(__FILE__, __LINE__, #actual, (actual), (expected))

/* WCHAR text, NULL allowed. */
#define CHECK_WIDE(actual, expected) \
    check_wide(__FILE__, __LINE__, #actual, (actual), (expected))

/* A call that succeeds, with the last error cleared. */
#define CHECK_SUCCEEDS(call) \
    check_outcome(__FILE__, __LINE__, #call, (call) ? 1 : 0, 1, ERROR_SUCCESS)

/* A call that returns FALSE or NULL, and the last error that it leaves. */
#define CHECK_FAILS(call, error) \
    check_outcome(__FILE__, __LINE__, #call, (call) ? 1 : 0, 0, (error))

/* Ends the test as skipped; the reason is printed. */
#define SKIP(reason) \
    check_skip(reason)

void check_failed(const char *file, int line, const char *expression);
void check_equal(const char *file, int line, const char *actual_text, const char *expected_text,
    long long actual, long long expected);
void check_text(const char *file, int line, const char *actual_text, const char *actual, const char *expected);
void check_wide(const char *file, int line, const char *actual_text, const WCHAR *actual, const WCHAR *expected);
void check_outcome(const char *file, int line, const char *call, int actual, int expected, DWORD error);
void check_skip(const char *reason);

/* Ends the test with code 1, from any thread, after what was printed. */
void check_exit(void);

#ifdef __cplusplus
}
#endif

#endif
