/* One request after the other, synchronous. Each has a handle of its own, as programs do it. */
#include "bodies.h"
#include "client.h"
#include "failure.h"
#include "first_byte.h"

static char piece[PIECE_BYTES];

static void upload(HINTERNET request)
{
    DWORD written;

    for (long long left = TRANSFER_BYTES; left > 0; left -= written) {
        if (!WinHttpWriteData(request, body_piece, PIECE_BYTES, &written)) {
            failure_of_call("WinHttpWriteData");
        }
    }
}

static void exchange(const struct client *client)
{
    enum work_kind kind = client->work->kind;
    HINTERNET request = client_request(client);
    long long received = 0;
    DWORD bytes;

    if (!WinHttpSendRequest(request, WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0,
            kind == WORK_UPLOAD ? TRANSFER_BYTES : 0, 0)) {
        failure_of_call("WinHttpSendRequest");
    }
    if (kind == WORK_UPLOAD) {
        upload(request);
    }
    if (!WinHttpReceiveResponse(request, NULL)) {
        failure_of_call("WinHttpReceiveResponse");
    }
    do {
        if (!WinHttpReadData(request, piece, PIECE_BYTES, &bytes)) {
            failure_of_call("WinHttpReadData");
        }
        if (received == 0 && kind == WORK_FIRST_BYTE) {
            first_byte_is_here();
        }
        received += bytes;
    } while (bytes > 0);
    body_check(kind, request_status(request), received);
    WinHttpCloseHandle(request);
}

static void run_sequential(const struct work *work, struct measurement *measurement)
{
    struct client client = client_open(work, work->host, 0);
    struct lane lane = { 0 };

    measurement_start(measurement, work);
    do {
        lane_start(&lane);
        exchange(&client);
    } while (work->kind != WORK_FIRST_BYTE && measurement_take(measurement, &lane));
    client_close(&client);
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
        run_notifications(work, measurement);
        break;
    case WORK_HANDLE_NOTIFICATIONS:
        run_handle_notifications(work, measurement);
        break;
    }
}
