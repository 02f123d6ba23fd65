/* Scripts of servers that answer request after request. */
#ifndef CONNECTIONS_REPLIES_H
#define CONNECTIONS_REPLIES_H

#include "script.h"

/* On each connection, for as long as it lasts. */
#define ANSWERS \
    "connection\n" \
    "receive head\n" \
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc") \
    "loop\n"

#endif
