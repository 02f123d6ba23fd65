/* Runs code that is meant to end its process, in a copy of this one. */
#ifndef HARNESS_FORKED_H
#define HARNESS_FORKED_H

#include <stddef.h>

/* Exit code of the copy, 0 when `code` returns. What it wrote to standard error is stored as text, cut at the capacity. */
int forked_run(void (*code)(void), char *errors, size_t capacity);

#endif
