/* A second inclusion, by either name, adds nothing and breaks nothing. */
#include <winhttp_compat.h>
#include <winhttp_compat.h>
#include "unix/windows.h"
#include "unix/winhttp.h"
#include "unix/windows.h"

extern HINTERNET session;
