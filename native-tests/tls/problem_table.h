/* The table of docs/tls.md that stands between the two comments named after it. */
#ifndef TLS_PROBLEM_TABLE_H
#define TLS_PROBLEM_TABLE_H

#include <winhttp_compat.h>

struct problem_table {
    char *text;
    size_t length, capacity;
};

struct problem_table problem_table_begin(void);

/* `flags` are those of SECURE_FAILURE, 0 = no notification; `error` is that of the operation. */
void problem_table_add(struct problem_table *table, const char *problem, DWORD flags, DWORD error, const char *ignored_by);

/* Ends the test when the document says something else, or makes the document say it. */
void problem_table_end(struct problem_table *table, int writes);

#endif
