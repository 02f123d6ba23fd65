/* Calls that a request refuses while another operation is pending. */
#ifndef NOTIFICATIONS_REFUSED_CALLS_H
#define NOTIFICATIONS_REFUSED_CALLS_H

#include "recorded.h"

/* SendRequest, WriteData, QueryDataAvailable, ReadData: each FALSE with 12019. */
void refused_calls(HINTERNET request);

/* ReceiveResponse too, which a pending send would accept. */
void refused_calls_and_receive(HINTERNET request);

#endif
