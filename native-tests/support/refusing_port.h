/* A port of 127.0.0.1 that refuses connections, and that no other program can take while the test runs. */
#ifndef SUPPORT_REFUSING_PORT_H
#define SUPPORT_REFUSING_PORT_H

#ifdef __cplusplus
extern "C" {
#endif

unsigned short refusing_port(void);

#ifdef __cplusplus
}
#endif

#endif
