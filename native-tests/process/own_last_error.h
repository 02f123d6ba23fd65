#ifndef PROCESS_OWN_LAST_ERROR_H
#define PROCESS_OWN_LAST_ERROR_H

#include <winhttp_compat.h>

/* How often the calling thread has set its last error. */
int own_last_error_calls(void);

#endif
