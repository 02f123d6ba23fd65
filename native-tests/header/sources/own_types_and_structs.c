#include "own_types.inc"

typedef struct { WORD ss_family; BYTE rest[126]; } SOCKADDR_STORAGE;
typedef struct { DWORD values[7]; } SecPkgContext_ConnectionInfo;
typedef struct { DWORD values[170]; } SecPkgContext_CipherInfo;

#define WINHTTP_COMPAT_NO_WIN32_TYPES
#define WINHTTP_COMPAT_NO_WIN32_STRUCTS
#include <winhttp_compat.h>

extern WINHTTP_CONNECTION_INFO connection;
extern WINHTTP_SECURITY_INFO security;
