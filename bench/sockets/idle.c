#include <stdio.h>
#include <stdlib.h>

#include "failure.h"
#include "idle.h"
#include "programs.h"

static struct stream *open_and_use(const struct work *work, unsigned address, unsigned count, struct stream *next)
{
    struct response response;
    struct request request;
    char host[32];

    snprintf(host, sizeof host, "127.0.0.%u", address);
    request = request_for(work, host);
    for (unsigned i = 0; i < count; i++) {
        *next = stream_open(work, host);
        exchange(next++, &request, &response, WORK_GET);
    }
    return next;
}

void run_idle(const struct work *work, struct measurement *measurement)
{
    unsigned each = work->count / IDLE_ADDRESSES;
    struct stream *streams = malloc((IDLE_WARM_COUNT + work->count) * sizeof *streams), *next;
    long before;

    if (streams == NULL) {
        failure_of_system("malloc");
    }
    next = open_and_use(work, 1, IDLE_WARM_COUNT, streams);
    before = resident_kibibytes();
    for (unsigned i = 0; i < IDLE_ADDRESSES; i++) {
        next = open_and_use(work, 2 + i, each, next);
    }
    idle_take(measurement, each * IDLE_ADDRESSES, before);
}
