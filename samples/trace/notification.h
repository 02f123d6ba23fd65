/* The trace: one line on standard error for each notification, whatever thread it comes on. */
#ifndef TRACE_NOTIFICATION_H
#define TRACE_NOTIFICATION_H

#include <winhttp_compat.h>

/* Starts the clock and prints the column titles. The thread that calls it is number 1. */
void notification_trace_start(void);

/* Prints the arguments of a status callback. */
void notification_trace(HINTERNET handle, DWORD status, const void *info, DWORD length);

/* So far. */
unsigned long notification_trace_count(void);
double notification_trace_milliseconds(void);

#endif
