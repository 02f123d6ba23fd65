/*
 * Connections that went through an asynchronous exchange and are kept. Nothing but requests under way makes the library
 * open more of them: all requests to an address get their head first, then all read their body.
 */
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>

#include "client.h"
#include "failure.h"
#include "idle.h"

static sem_t head_is_there, body_is_there;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    char *piece = (char *)context;

    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        if (!WinHttpReceiveResponse(request, NULL)) {
            failure_of_call("WinHttpReceiveResponse");
        }
        break;
    case WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE:
        sem_post(&head_is_there);
        break;
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        if (length == 0) {
            WinHttpCloseHandle(request);
        } else if (!WinHttpReadData(request, piece, SMALL_BYTES, NULL)) {
            failure_of_call("WinHttpReadData");
        }
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        failure("asynchronous operation: error %lu", (unsigned long)((WINHTTP_ASYNC_RESULT *)info)->dwError);
    case WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING:
        sem_post(&body_is_there);
        break;
    default:
        break;
    }
}

static void wait_for(sem_t *semaphore)
{
    while (sem_wait(semaphore) != 0) {
    }
}

static void open_and_use(const struct work *work, unsigned address, unsigned count)
{
    static char piece[SMALL_BYTES]; /* for all: nobody looks */
    HINTERNET *requests = malloc(count * sizeof *requests);
    struct client client;
    char host[32];

    if (requests == NULL) {
        failure_of_system("malloc");
    }
    snprintf(host, sizeof host, "127.0.0.%u", address);
    client = client_open(work, host, WINHTTP_FLAG_ASYNC);
    for (unsigned i = 0; i < count; i++) {
        requests[i] = client_request(&client);
        WinHttpSetStatusCallback(requests[i], on_status,
            WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS | WINHTTP_CALLBACK_FLAG_HANDLES, 0);
        if (!WinHttpSendRequest(requests[i], WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, 0,
                (DWORD_PTR)piece)) {
            failure_of_call("WinHttpSendRequest");
        }
        wait_for(&head_is_there);
    }
    for (unsigned i = 0; i < count; i++) {
        if (!WinHttpReadData(requests[i], piece, SMALL_BYTES, NULL)) {
            failure_of_call("WinHttpReadData");
        }
        wait_for(&body_is_there);
    }
    client_close(&client);
    free(requests);
}

void run_idle(const struct work *work, struct measurement *measurement)
{
    unsigned each = work->count / IDLE_ADDRESSES;
    long before;

    sem_init(&head_is_there, 0, 0);
    sem_init(&body_is_there, 0, 0);
    open_and_use(work, 1, IDLE_WARM_COUNT);
    before = resident_kibibytes();
    for (unsigned i = 0; i < IDLE_ADDRESSES; i++) {
        open_and_use(work, 2 + i, each);
    }
    idle_take(measurement, each * IDLE_ADDRESSES, before);
}
