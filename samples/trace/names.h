/* Numbers of the API in words. */
#ifndef TRACE_NAMES_H
#define TRACE_NAMES_H

#include <winhttp_compat.h>

/* WINHTTP_CALLBACK_STATUS_..., without that prefix. */
const char *status_name(DWORD status);

/* WINHTTP_CALLBACK_STATUS_FLAG_..., one bit of a SECURE_FAILURE, without that prefix. */
const char *certificate_fault_name(DWORD flag);

/* Function of an API_... number, as in WINHTTP_ASYNC_RESULT.dwResult. */
const char *function_name(DWORD_PTR api);

/* WINHTTP_HANDLE_TYPE_..., in lower case. */
const char *handle_kind_name(DWORD type);

/* ERROR_... in full, and what it tells the user of a program. Never NULL. */
const char *error_name(DWORD error);
const char *error_meaning(DWORD error);

#endif
