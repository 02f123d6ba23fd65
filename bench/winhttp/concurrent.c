/* Many requests at once, asynchronous: the completion of one operation starts the next one, the last one the next request. */
#include <semaphore.h>
#include <stdlib.h>

#include "bodies.h"
#include "client.h"
#include "failure.h"

struct slot {
    struct lane lane;
    long long received;
    char piece[1024];
};

static struct client client;
static struct measurement *measured;
static atomic_uint running;
static sem_t over;

static void start(struct slot *slot)
{
    HINTERNET request;

    lane_start(&slot->lane);
    slot->received = 0;
    request = client_request(&client);
    if (!WinHttpSendRequest(request, WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, 0, (DWORD_PTR)slot)) {
        failure_of_call("WinHttpSendRequest");
    }
}

static void end(HINTERNET request, struct slot *slot)
{
    body_check(WORK_CONCURRENT, request_status(request), slot->received);
    WinHttpCloseHandle(request);
    if (measurement_take(measured, &slot->lane)) {
        start(slot);
    } else if (atomic_fetch_sub(&running, 1) == 1) {
        sem_post(&over);
    }
}

static void read_on(HINTERNET request, struct slot *slot)
{
    if (!WinHttpReadData(request, slot->piece, sizeof slot->piece, NULL)) {
        failure_of_call("WinHttpReadData");
    }
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct slot *slot = (struct slot *)context;

    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        if (!WinHttpReceiveResponse(request, NULL)) {
            failure_of_call("WinHttpReceiveResponse");
        }
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        read_on(request, slot);
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        slot->received += length;
        if (length > 0) {
            read_on(request, slot);
        } else {
            end(request, slot);
        }
        break;
    case WINHTTP_CALLBACK_STATUS_SECURE_FAILURE:
        failure("secure failure, flags 0x%lx", (unsigned long)*(DWORD *)info);
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        failure("asynchronous operation %lu: error %lu", (unsigned long)((WINHTTP_ASYNC_RESULT *)info)->dwResult,
            (unsigned long)((WINHTTP_ASYNC_RESULT *)info)->dwError);
    default:
        break;
    }
}

void run_concurrent(const struct work *work, struct measurement *measurement)
{
    struct slot *slots = calloc(work->count, sizeof *slots);

    if (slots == NULL) {
        failure_of_system("calloc");
    }
    sem_init(&over, 0, 0);
    measured = measurement;
    running = work->count;
    client = client_open(work, work->host, WINHTTP_FLAG_ASYNC);
    if (WinHttpSetStatusCallback(client.server, on_status,
            WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_SECURE_FAILURE, 0)
        == WINHTTP_INVALID_STATUS_CALLBACK) {
        failure_of_call("WinHttpSetStatusCallback");
    }

    measurement_start(measurement, work);
    for (unsigned i = 0; i < work->count; i++) {
        start(&slots[i]);
    }
    while (sem_wait(&over) != 0) {
    }
    client_close(&client);
    /* The slots stay: the last callback may still be on its way out. */
}
