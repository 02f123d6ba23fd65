/* What a handshake of TLS has come to, as lines on standard error. */
#ifndef TRACE_HANDSHAKE_H
#define TRACE_HANDSHAKE_H

#include <winhttp_compat.h>

/*
 * Inside SENDING_REQUEST, when nothing of the request is sent yet, or later: version and ciphers, the server's certificate, and
 * the chain that leads to its root. Nothing for a connection without TLS.
 */
void handshake_print(HINTERNET request);

#endif
