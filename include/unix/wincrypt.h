/*
 * <wincrypt.h> on systems other than Windows; see windows.h beside it.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef WINHTTP_COMPAT_UNIX_WINCRYPT_H
#define WINHTTP_COMPAT_UNIX_WINCRYPT_H

#if defined(_WIN32)
#error "include/unix is for systems other than Windows: take it off the include path"
#endif

#include "../winhttp_compat.h"

#endif
