/* What the generated assertions are made of; the same text compiles as C11 and as C++11. */
#ifndef HEADER_TEST_ASSERTION_H
#define HEADER_TEST_ASSERTION_H

#ifdef __cplusplus
#define CHECK(condition, text) static_assert(condition, text)
#define ALIGNMENT(type) alignof(type)
#define C_LINKAGE extern "C"
#else
#define CHECK(condition, text) _Static_assert(condition, text)
#define ALIGNMENT(type) _Alignof(type)
#define C_LINKAGE extern
#endif

/* NULL may be an integer in C++: the conditional makes a pointer of either kind. */
#define CHECK_POINTER(name, value)                                \
    do {                                                          \
        if ((uintptr_t)(1 ? (name) : NULL) != (uintptr_t)(value)) { \
            puts(#name " is not " #value);                        \
            failures++;                                           \
        }                                                         \
    } while (0)

/* The tables give both widths; the compiler takes its own. */
#define WIDTH(of64, of32) (sizeof(void *) == 8 ? (of64) : (of32))

#endif
