/* DWORD as a 64-bit integer, as "unsigned long" is on most systems: the header has to refuse it. */
#define DWORD program_dword
#include "own_types.inc"
#undef DWORD
typedef uint64_t DWORD;
#define WINHTTP_COMPAT_NO_WIN32_TYPES
#include <winhttp_compat.h>
