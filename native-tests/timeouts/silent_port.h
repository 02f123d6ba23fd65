/* A port whose queue of connections is full: further connects get no answer, until the program ends. */
#ifndef TIMEOUTS_SILENT_PORT_H
#define TIMEOUTS_SILENT_PORT_H

#ifdef __cplusplus
extern "C" {
#endif

/* On 127.0.0.1. */
unsigned short silent_port(void);

/* That port of ::1. Ends the test as skipped when the machine has no such address. */
void silence_ipv6(unsigned short port);

#ifdef __cplusplus
}
#endif

#endif
