/* Every function of the API behind one shape of caller. Generated from the table of functions and docs/support.md. */
#ifndef EXPORTS_EXPORT_CALLS_H
#define EXPORTS_EXPORT_CALLS_H

#include <stdint.h>

#include <winhttp_compat.h>

/* How a function tells its failure. */
enum export_family { FAMILY_BOOL, FAMILY_HINTERNET, FAMILY_DWORD, FAMILY_VOID, FAMILY_WINHTTP_STATUS_CALLBACK };

struct export_call {
    const char *name;
    enum export_family family;
    const char *shapes;      /* of its parameters: h handle, p pointer, n number */
    int is_not_yet;          /* according to docs/support.md */
    uintptr_t (*call)(const uintptr_t *arguments);
};

enum { MAX_PARAMETERS = 10 };

extern const struct export_call export_calls[];
extern const unsigned export_call_count;

#endif
