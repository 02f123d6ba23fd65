#include "own_types.inc"
#define WINHTTP_COMPAT_NO_WIN32_TYPES
#include <winhttp_compat.h>

#ifdef ERROR_INVALID_HANDLE
#error "the base error codes are the program's"
#endif
#ifndef ERROR_WINHTTP_TIMEOUT
#error "the WinHTTP error codes are the header's"
#endif

extern URL_COMPONENTS components;
