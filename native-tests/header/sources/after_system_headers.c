#include "system_headers.inc"
#include <winhttp_compat.h>

extern struct sockaddr_storage theirs;
extern SOCKADDR_STORAGE ours;
