#include "phases.h"

static const struct {
    DWORD status;
    DWORD_PTR api;
    enum phase during, after;
} operations[OPERATIONS] = {
    [SEND] = { WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE, API_SEND_REQUEST, SENDING, SENT },
    [WRITE] = { WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE, API_WRITE_DATA, WRITING, SENT },
    [RECEIVE] = { WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE, API_RECEIVE_RESPONSE, RECEIVING, HEADERS },
    [QUERY_AVAILABLE] = { WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE, API_QUERY_DATA_AVAILABLE, READING, HEADERS },
    [READ] = { WINHTTP_CALLBACK_STATUS_READ_COMPLETE, API_READ_DATA, READING, HEADERS },
};

static const char *const names[] = {
    "opened", "sending", "sending, receive queued", "sent", "writing", "receiving", "headers there", "reading", "failed", "closed",
};

enum phase phase_during(enum operation operation, enum phase from)
{
    return from == SENDING ? RECEIVE_QUEUED : operations[operation].during;
}

enum phase phase_after(enum operation operation)
{
    return operations[operation].after;
}

enum phase phase_next(enum phase phase)
{
    switch (phase) {
    case SENDING:
    case WRITING:
        return SENT;
    case RECEIVE_QUEUED:
        return RECEIVING;
    case RECEIVING:
    case READING:
        return HEADERS;
    default:
        return phase;
    }
}

enum operation operation_of(DWORD status, DWORD_PTR api)
{
    int at;
    for (at = NO_OPERATION + 1; at < OPERATIONS; at++) {
        if (status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR ? operations[at].api == api : operations[at].status == status) {
            return (enum operation)at;
        }
    }
    return NO_OPERATION;
}

const char *phase_name(enum phase phase)
{
    return names[phase];
}
