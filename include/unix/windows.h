/*
 * <windows.h> on systems other than Windows: so much of it as a program written for WinHTTP needs. Add this directory
 * to the include path, and sources that include <windows.h> and <winhttp.h> compile unchanged.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WINHTTP_COMPAT_UNIX_WINDOWS_H
#define WINHTTP_COMPAT_UNIX_WINDOWS_H

/* On Windows this file would be found by winhttp_compat.h itself, instead of the SDK's. */
#if defined(_WIN32)
#error "include/unix is for systems other than Windows: take it off the include path"
#endif

#include "../winhttp_compat.h"

#endif
