/* URL_COMPONENTS with a buffer for each part. */
#ifndef URLS_PARTS_H
#define URLS_PARTS_H

#include <string.h>

#include <winhttp_compat.h>

enum { PART_CAPACITY = 256 };

struct parts {
    URL_COMPONENTS components;
    WCHAR scheme[PART_CAPACITY], host[PART_CAPACITY], user[PART_CAPACITY], password[PART_CAPACITY],
        path[PART_CAPACITY], extra[PART_CAPACITY];
};

/* Everything is wanted, as a copy. */
static inline void parts_want_all(struct parts *parts)
{
    URL_COMPONENTS *components = &parts->components;
    memset(parts, 0x5A, sizeof *parts);
    memset(components, 0, sizeof *components);
    components->dwStructSize = sizeof *components;
    components->lpszScheme = parts->scheme;
    components->lpszHostName = parts->host;
    components->lpszUserName = parts->user;
    components->lpszPassword = parts->password;
    components->lpszUrlPath = parts->path;
    components->lpszExtraInfo = parts->extra;
    components->dwSchemeLength = components->dwHostNameLength = components->dwUserNameLength = PART_CAPACITY;
    components->dwPasswordLength = components->dwUrlPathLength = components->dwExtraInfoLength = PART_CAPACITY;
}

#endif
