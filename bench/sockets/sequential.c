/* One request after the other, on sockets that block. */
#include "bodies.h"
#include "failure.h"
#include "first_byte.h"
#include "programs.h"

static char piece[PIECE_BYTES];

void exchange(struct stream *stream, const struct request *request, struct response *response, enum work_kind kind)
{
    stream_write(stream, request->head, request->length);
    for (long long left = kind == WORK_UPLOAD ? TRANSFER_BYTES : 0; left > 0; left -= PIECE_BYTES) {
        stream_write(stream, body_piece, PIECE_BYTES);
    }

    response_reset(response);
    while (!response_take_head(response, (size_t)stream_read(stream, response->head + response->filled,
                                             sizeof response->head - response->filled))) {
    }
    while (response->left > 0) {
        response->left -= stream_read(stream, piece, PIECE_BYTES);
        if (kind == WORK_FIRST_BYTE) {
            break;
        }
    }
    body_check(kind, response->status, response->length - response->left);
}

static void run_sequential(const struct work *work, struct measurement *measurement)
{
    struct request request = request_for(work, work->host);
    struct response response;
    struct stream stream;
    struct lane lane = { 0 };
    int is_open = 0, goes_on;

    measurement_start(measurement, work);
    do {
        lane_start(&lane);
        if (!is_open) {
            stream = stream_open(work, work->host);
        }
        exchange(&stream, &request, &response, work->kind);
        is_open = !work->new_connections;
        if (!is_open) {
            stream_close(&stream);
        }
        if (work->kind == WORK_FIRST_BYTE) {
            first_byte_is_here();
            return;
        }
        goes_on = measurement_take(measurement, &lane);
    } while (goes_on);
}

void work_run(const struct work *work, struct measurement *measurement)
{
    switch (work->kind) {
    case WORK_GET:
    case WORK_DOWNLOAD:
    case WORK_UPLOAD:
    case WORK_FIRST_BYTE:
        run_sequential(work, measurement);
        break;
    case WORK_CONCURRENT:
        run_concurrent(work, measurement);
        break;
    case WORK_IDLE:
        run_idle(work, measurement);
        break;
    case WORK_NOTIFICATIONS:
    case WORK_HANDLE_NOTIFICATIONS:
        failure("sockets have no notifications");
    }
}
