#include "record.h"

#include <string.h>

#include "monitor.h"
#include "status_names.h"

void record_begin(struct record *record)
{
    monitor_enter();
    record->request = NULL;
    record->event_count = 0;
    record->caller = thread_self();
    record->calling = NO_STEP;
    memset(record->completed, 0, sizeof record->completed);
    record->has_closed = 0;
    record->problem = NULL;
    monitor_leave();
}

/* Under the monitor. What does not fit is a problem, and the last event is written over. */
static struct event *append(struct record *record, enum event_kind kind, int step)
{
    struct event *event;
    if (record->event_count == MAX_EVENTS) {
        record->problem = "more happened than a sequence can cause";
        record->event_count--;
    }
    event = &record->events[record->event_count++];
    memset(event, 0, sizeof *event);
    event->kind = kind;
    event->step = step;
    event->thread = thread_self();
    return event;
}

static int is_completion(DWORD status)
{
    return (status & WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS) != 0;
}

static unsigned enter(struct record *record, HINTERNET handle, DWORD status, const void *info, DWORD length)
{
    const char *problem = payload_problem(handle, status, info, length);
    struct event *event = append(record, NOTIFIED,
        record->calling != NO_STEP && record->caller == thread_self() ? record->calling : NO_STEP);
    event->status = status;
    if (record->request != handle) {
        problem = record->request == NULL ? "a notification without a request" : "a notification of another handle";
    } else if (record->has_closed) {
        problem = "a notification after HANDLE_CLOSING";
    }
    if (problem != NULL) {
        record->problem = problem;
    } else if (is_completion(status)) {
        event->payload = payload_decode(status, info, length); /* without text: nothing to free */
    }
    return record->event_count - 1;
}

static void leave(struct record *record, unsigned entered)
{
    struct event *event = append(record, LEFT, NO_STEP);
    DWORD status = record->events[entered].status;
    event->entered = entered;
    event->status = status;
    if (is_completion(status)) {
        record->completed[operation_of(status, record->events[entered].payload.operation)]++;
    }
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        record->has_closed = 1;
    }
    monitor_wake();
}

void CALLBACK record_notification(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    struct record *record = (struct record *)context;
    unsigned entered;
    monitor_enter();
    entered = enter(record, handle, status, info, length);
    monitor_leave();
    /* Another callback of the handle that runs meanwhile would be recorded between the two. */
    monitor_enter();
    leave(record, entered);
    monitor_leave();
}

void record_called(struct record *record, int step)
{
    monitor_enter();
    append(record, CALLED, step);
    record->calling = step;
    monitor_leave();
}

void record_returned(struct record *record, int step, struct outcome outcome)
{
    monitor_enter();
    append(record, RETURNED, step);
    record->steps[step].outcome = outcome;
    record->calling = NO_STEP;
    monitor_leave();
}

/* Until the number is reached; under the monitor it only grows. */
static int await(struct record *record, const unsigned *number, unsigned wanted, unsigned timeout_ms)
{
    uint64_t deadline = clock_ms() + timeout_ms;
    int come;
    monitor_enter();
    while (*number < wanted && record->problem == NULL && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    come = *number >= wanted;
    monitor_leave();
    return come;
}

int record_await_completions(struct record *record, enum operation operation, unsigned count, unsigned timeout_ms)
{
    return await(record, &record->completed[operation], count, timeout_ms);
}

int record_await_closing(struct record *record, unsigned timeout_ms)
{
    return await(record, &record->has_closed, 1, timeout_ms);
}

static void print_outcome(const struct outcome *outcome, FILE *out)
{
    if (outcome->succeeded) {
        fprintf(out, "TRUE%s\n", outcome->error == ERROR_IO_PENDING ? ", pending" : "");
    } else {
        fprintf(out, "FALSE, %lu %s\n", (unsigned long)outcome->error, error_name(outcome->error));
    }
}

static void print_notification(const struct event *event, FILE *out)
{
    fprintf(out, "        %s %s", event->step == NO_STEP ? "elsewhere" : "inside", status_name(event->status));
    if (event->status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR) {
        fprintf(out, " of %s, %lu", api_name(event->payload.operation), (unsigned long)event->payload.number);
    } else if (is_completion(event->status)) {
        fprintf(out, " (%lu, length %lu)", (unsigned long)event->payload.number, (unsigned long)event->payload.length);
    }
    fputc('\n', out);
}

void record_print(struct record *record, FILE *out)
{
    unsigned at;
    monitor_enter();
    for (at = 0; at < record->event_count; at++) {
        const struct event *event = &record->events[at];
        switch (event->kind) {
        case CALLED:
            fprintf(out, "    %d %s\n", event->step + 1, record->steps[event->step].call->name);
            break;
        case RETURNED:
            fprintf(out, "    %d returned ", event->step + 1);
            print_outcome(&record->steps[event->step].outcome, out);
            break;
        case NOTIFIED:
            print_notification(event, out);
            break;
        case LEFT:
            fprintf(out, "        the callback of %s has returned\n", status_name(event->status));
            break;
        }
    }
    if (record->problem != NULL) {
        fprintf(out, "    problem: %s\n", record->problem);
    }
    fflush(out);
    monitor_leave();
}
