/* Many connections and one thread that waits for all of them with epoll. */
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "bodies.h"
#include "failure.h"
#include "programs.h"

enum { EVENTS = 256 };

struct connection {
    struct stream stream;
    struct response response;
    struct lane lane;
};

static void start(struct connection *connection, const struct request *request)
{
    lane_start(&connection->lane);
    response_reset(&connection->response);
    stream_write(&connection->stream, request->head, request->length);
}

/* Whether the response is complete now. The small body fits in the buffer of the head. */
static int take(struct connection *connection)
{
    struct response *response = &connection->response;
    ssize_t received;

    do {
        received = stream_read(&connection->stream, response->head + response->filled,
            sizeof response->head - response->filled);
        if (received < 0) {
            return 0;
        }
    } while (!response_take_head(response, (size_t)received) || response->left > 0);
    body_check(WORK_CONCURRENT, response->status, response->length);
    return 1;
}

void run_concurrent(const struct work *work, struct measurement *measurement)
{
    struct request request = request_for(work, work->host);
    struct connection *connections = calloc(work->count, sizeof *connections);
    struct epoll_event events[EVENTS];
    int poll = epoll_create1(EPOLL_CLOEXEC);
    unsigned running = work->count;

    if (connections == NULL || poll < 0) {
        failure_of_system("epoll_create1");
    }
    for (unsigned i = 0; i < work->count; i++) {
        struct epoll_event event = { .events = EPOLLIN, .data.ptr = &connections[i] };
        connections[i].stream = stream_open(work, work->host);
        stream_stop_blocking(&connections[i].stream);
        if (epoll_ctl(poll, EPOLL_CTL_ADD, connections[i].stream.descriptor, &event) != 0) {
            failure_of_system("epoll_ctl");
        }
    }

    measurement_start(measurement, work);
    for (unsigned i = 0; i < work->count; i++) {
        start(&connections[i], &request);
    }
    while (running > 0) {
        int ready = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            struct connection *connection = events[i].data.ptr;
            if (!take(connection)) {
                continue;
            }
            if (measurement_take(measurement, &connection->lane)) {
                start(connection, &request);
            } else {
                running--;
            }
        }
    }
    for (unsigned i = 0; i < work->count; i++) {
        stream_close(&connections[i].stream);
    }
    close(poll);
    free(connections);
}
