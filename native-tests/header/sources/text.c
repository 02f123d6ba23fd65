/* WCHAR has 16 bits, and TEXT() makes literals of it, of a macro's text, too. */
#include <winhttp_compat.h>

#define AGENT "agent/" VERSION
#define VERSION "1"
#define NAME "name"

extern const WCHAR plain[];
const WCHAR plain[] = TEXT("abc");
extern LPCWSTR const from_macro;
LPCWSTR const from_macro = TEXT(NAME);

typedef char four_units[sizeof(plain) == 4 * sizeof(WCHAR) ? 1 : -1];
typedef char sixteen_bits[sizeof(TEXT('x')) >= 2 && sizeof(TEXT("")) == 2 ? 1 : -1];
typedef char macro_is_expanded[sizeof(TEXT(NAME)) == 10 ? 1 : -1];
