/* Numbers of the API by name, for messages. */
#ifndef SUPPORT_STATUS_NAMES_H
#define SUPPORT_STATUS_NAMES_H

#include <winhttp_compat.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Without the prefix: "READ_COMPLETE". "unknown status" for anything else, which includes two bits at once. */
const char *status_name(DWORD status);

/* The operation in WINHTTP_ASYNC_RESULT.dwResult: "API_READ_DATA", or "unknown operation". */
const char *api_name(DWORD_PTR api);

/* In full: "ERROR_INVALID_HANDLE", or "unknown error". */
const char *error_name(DWORD error);

#ifdef __cplusplus
}
#endif

#endif
