#include "failure.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Not exit(): other threads are in the middle of things that its handlers would take away. */
_Noreturn void failure(const char *format, ...)
{
    va_list values;

    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
    _exit(1);
}

_Noreturn void failure_of_system(const char *call)
{
    failure("%s: %s", call, strerror(errno));
}
