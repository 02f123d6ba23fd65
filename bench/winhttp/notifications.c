/*
 * GETs of 128 bytes, many at once, so that the process is never without work: one request at a time that is delayed by its
 * notifications finds its response already there, saves a wait in the kernel that costs more than all of them, and
 * seems to be cheaper for having more to do.
 */
#include <semaphore.h>

#include "bodies.h"
#include "failure.h"
#include "notified.h"

enum { LANES = 64, GETS = 256 /* of a block */ };

struct get {
    long long received;
    char piece[1024];
};

static const struct client *client;
static struct get gets[LANES];
static atomic_int to_start, to_end;
static sem_t over;

/* Whether there was one left. */
static int start(struct get *get)
{
    HINTERNET request;

    if (atomic_fetch_sub(&to_start, 1) <= 0) {
        return 0;
    }
    get->received = 0;
    request = client_request(client);
    if (!WinHttpSendRequest(request, WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, 0, (DWORD_PTR)get)) {
        failure_of_call("WinHttpSendRequest");
    }
    return 1;
}

static void read_on(HINTERNET request, struct get *get)
{
    if (!WinHttpReadData(request, get->piece, sizeof get->piece, NULL)) {
        failure_of_call("WinHttpReadData");
    }
}

static void end(HINTERNET request, struct get *get)
{
    body_check(WORK_NOTIFICATIONS, request_status(request), get->received);
    WinHttpCloseHandle(request);
    start(get);
    if (atomic_fetch_sub(&to_end, 1) == 1) {
        sem_post(&over);
    }
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct get *get = (struct get *)context;

    notified_count();
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        if (!WinHttpReceiveResponse(request, NULL)) {
            failure_of_call("WinHttpReceiveResponse");
        }
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        read_on(request, get);
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        get->received += length;
        if (length > 0) {
            read_on(request, get);
        } else {
            end(request, get);
        }
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        failure("asynchronous operation: error %lu", (unsigned long)((WINHTTP_ASYNC_RESULT *)info)->dwError);
    default:
        break;
    }
}

static void get_many(const struct client *whose)
{
    client = whose;
    to_start = to_end = GETS;
    for (int i = 0; i < LANES; i++) {
        start(&gets[i]);
    }
    while (sem_wait(&over) != 0) {
    }
}

void run_notifications(const struct work *work, struct measurement *measurement)
{
    const struct notified many = {
        .session_flags = WINHTTP_FLAG_ASYNC, .callback = on_status, .run = get_many, .units = GETS,
    };
    struct work promised = *work;

    promised.non_blocking = 1;
    sem_init(&over, 0, 0);
    notified_measure(&many, &promised, measurement);
}
