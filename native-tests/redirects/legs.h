/* What went over the wire in an exchange of several legs: redirects, challenges, cookies. */
#ifndef REDIRECTS_LEGS_H
#define REDIRECTS_LEGS_H

#include <winhttp_compat.h>

#include "exchange.h"
#include "loopback.h"

/* As by printf, for free(). */
char *legs_format(const char *format, ...);

/* A server whose script is made as by printf; listens on 127.0.0.1 and ::1. */
struct loopback legs_server(const char *format, ...);

/* WINHTTP_OPTION_URL, and a header of the response or, with WINHTTP_QUERY_FLAG_REQUEST_HEADERS, of the request; for free(). */
char *legs_url(HINTERNET request);
char *legs_header(HINTERNET request, DWORD level);

/* Requests are counted from 0 on each connection. They end the test unless that request was made and has this first
   line, exactly this one header (NULL: none), or this body. */
#define CHECK_REQUEST(server, connection, index, line) \
    legs_check_request(__FILE__, __LINE__, (server), (connection), (index), (line))
#define CHECK_SENT(server, connection, index, name, value) \
    legs_check_sent(__FILE__, __LINE__, (server), (connection), (index), (name), (value))
#define CHECK_SENT_BODY(server, connection, index, body) \
    legs_check_body(__FILE__, __LINE__, (server), (connection), (index), (body))

void legs_check_request(const char *file, int line, struct loopback *server, unsigned connection, unsigned index,
    const char *expected);
void legs_check_sent(const char *file, int line, struct loopback *server, unsigned connection, unsigned index,
    const char *name, const char *expected);
void legs_check_body(const char *file, int line, struct loopback *server, unsigned connection, unsigned index,
    const char *expected);

/* Options whose value is a DWORD. */
void legs_set(HINTERNET handle, DWORD option, DWORD value);

/* A GET of that path, read to its end. `headers` may be NULL. */
#define CHECK_GET(client, path, headers, status) \
    legs_check_get(__FILE__, __LINE__, (client), (path), (headers), (status))

void legs_check_get(const char *file, int line, const struct client *client, const WCHAR *path, const WCHAR *headers,
    DWORD status);

#endif
