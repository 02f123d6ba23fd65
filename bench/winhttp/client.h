/* A session and the server of the work. */
#ifndef BENCH_CLIENT_H
#define BENCH_CLIENT_H

#include <winhttp_compat.h>

#include "measurement.h"

struct client {
    HINTERNET session, server;
    const struct work *work;
};

struct client client_open(const struct work *work, const char *host, DWORD flags);
void client_close(struct client *client);

/* As the work wants it. */
HINTERNET client_request(const struct client *client);

/* Of the response that is there. */
long request_status(HINTERNET request);

/* With the last error. */
_Noreturn void failure_of_call(const char *call);

void run_concurrent(const struct work *work, struct measurement *measurement);
void run_idle(const struct work *work, struct measurement *measurement);
void run_notifications(const struct work *work, struct measurement *measurement);
void run_handle_notifications(const struct work *work, struct measurement *measurement);

#endif
