/* Whether this machine has ::1. */
#ifndef NOTIFICATIONS_HAS_IPV6_H
#define NOTIFICATIONS_HAS_IPV6_H

int has_ipv6(void);

#endif
