/* A port for a server that binds it itself and cannot inherit a socket. */
#ifndef SERVERS_RESERVED_PORT_H
#define SERVERS_RESERVED_PORT_H

struct reserved_port {
    unsigned short number;
    int sockets[2];          /* of 127.0.0.1 and, where the machine has it, of ::1; -1 when there is none */
};

/* No other program is given this port until the release. A server with SO_REUSEADDR can bind it. */
struct reserved_port reserved_port_take(void);
int reserved_port_has_ipv6(const struct reserved_port *port);

/* When the server listens. */
void reserved_port_release(struct reserved_port *port);

#endif
