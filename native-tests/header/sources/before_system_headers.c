#include <winhttp_compat.h>
#include "system_headers.inc"

extern struct sockaddr_storage theirs;
extern SOCKADDR_STORAGE ours;
