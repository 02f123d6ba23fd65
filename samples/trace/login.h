/* Who asks: the two ways of a program to give its credentials. */
#ifndef TRACE_LOGIN_H
#define TRACE_LOGIN_H

#include <winhttp_compat.h>

#include "arguments.h"

/* Before the first send: what can be given without having been asked. 0: the user was told what is wrong. */
int login_prepare(HINTERNET request, const struct arguments *arguments);

/*
 * After a head: whether the server asks who it is that asks, and credentials for its best scheme have been set. Then the
 * body of this response is to be read to its end, and the request sent again, on the same handle.
 */
int login_answer(HINTERNET request, const struct arguments *arguments);

#endif
