/* What the command line says about https. */
#ifndef TRACE_SECURITY_H
#define TRACE_SECURITY_H

#include <winhttp_compat.h>

#include "arguments.h"

/* Once: which versions of TLS all requests of the session may speak. 0: the user was told what is wrong, as below. */
int security_prepare_session(HINTERNET session, const struct arguments *arguments);

/* Before the first send: what is overlooked, and the client's certificate unless it waits for the question. */
int security_prepare(HINTERNET request, const struct arguments *arguments, PCCERT_CONTEXT certificate);

/*
 * After ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED: whether the command line has an answer, which is then set. The request is to be
 * sent again, on the same handle.
 */
int security_answer(HINTERNET request, const struct arguments *arguments, PCCERT_CONTEXT certificate);

#endif
