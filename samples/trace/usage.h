/* The text of --help. */
#ifndef TRACE_USAGE_H
#define TRACE_USAGE_H

extern const char usage_text[];

#endif
