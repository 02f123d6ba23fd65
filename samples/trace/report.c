#include "report.h"

#include <stdio.h>

#include "names.h"

int report_call(const char *function, const char *subject)
{
    DWORD error = GetLastError();

    if (subject != NULL) {
        fprintf(stderr, "winhttp-trace: %s\n", subject);
    }
    return report_error(function, error);
}

int report_error(const char *function, DWORD error)
{
    /* HRESULTs are known by their hexadecimal form. */
    fprintf(stderr, error >= 0x80000000 ? "winhttp-trace: %s: 0x%08lX %s, %s\n" : "winhttp-trace: %s: %lu %s, %s\n", function,
        (unsigned long)error, error_name(error), error_meaning(error));
    return 0;
}

int report_text(const char *what, const char *subject)
{
    fprintf(stderr, "winhttp-trace: %s: %s\n", subject, what);
    return 0;
}
