/*
 * An exchange in which every notification that http has comes at least once: a POST in two parts, an intermediate
 * response, a response on a connection that is not kept, and a call that fails in the end. It needs no notification
 * to go on: what comes too early is tried again.
 */
#ifndef NOTIFICATIONS_WHOLE_EXCHANGE_H
#define NOTIFICATIONS_WHOLE_EXCHANGE_H

#include "recorded.h"

/* For loopback_start. */
extern const char whole_exchange_script[];

/* What it notifies. */
DWORD whole_exchange_statuses(enum call_mode mode);

/* On handles of its own, `record` set on the session with these flags. All three handles are closed in the end. */
void whole_exchange(enum call_mode mode, unsigned short port, DWORD flags);

#endif
