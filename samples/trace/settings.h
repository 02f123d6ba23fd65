/* What the command line says about a request, set on its handle before it is sent. */
#ifndef TRACE_SETTINGS_H
#define TRACE_SETTINGS_H

#include <winhttp_compat.h>

#include "arguments.h"

/* 0: the user was told what is wrong. */
int settings_apply(HINTERNET request, const struct arguments *arguments);

#endif
