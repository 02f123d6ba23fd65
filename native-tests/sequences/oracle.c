/*
 * The record is played to a model of the request. While a completion has not been delivered, nobody can tell from
 * outside whether its operation is over: such calls may answer as during it or as after it.
 */
#include "oracle.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "status_names.h"

enum { MAX_PENDING = MAX_STEPS };

struct pending {
    int step;
    int fails;               /* accepted only to fail with 12019 */
};

struct oracle {
    const struct record *record;
    enum call_mode mode;
    enum answering server;
    enum phase phase;
    DWORD left;              /* bytes of body that may still be written */
    int newest;              /* the step whose operation made the phase */
    struct pending pending[MAX_PENDING]; /* accepted, not completed; oldest first */
    unsigned pending_count;
    unsigned running, running_inside; /* callbacks, and those of them inside calls */
    unsigned calls, calls_at_entry; /* made; the same when the first of these began */
    unsigned closings;
    int ended[MAX_STEPS];    /* with success */
    DWORD bytes[MAX_STEPS];
    struct verdict verdict;
};

static void fault(struct oracle *oracle, int step, const char *format, ...)
{
    char *text = oracle->verdict.fault;
    size_t length = 0;
    va_list arguments;
    if (text[0] != '\0') {
        return; /* the first one explains the others */
    }
    if (step != NO_STEP) {
        length = (size_t)snprintf(text, sizeof oracle->verdict.fault, "call %d, %s: ",
            step + 1, oracle->record->steps[step].call->name);
    }
    va_start(arguments, format);
    vsnprintf(text + length, sizeof oracle->verdict.fault - length, format, arguments);
    va_end(arguments);
}

static int is_refusal(struct outcome outcome, DWORD error)
{
    return !outcome.succeeded && outcome.error == error;
}

static int is_success(struct outcome outcome)
{
    return outcome.succeeded && outcome.error == ERROR_SUCCESS;
}

static int is_acceptance(struct outcome outcome)
{
    return outcome.succeeded && (outcome.error == ERROR_SUCCESS || outcome.error == ERROR_IO_PENDING);
}

static void accept(struct oracle *oracle, int step, int fails)
{
    oracle->pending[oracle->pending_count].step = step;
    oracle->pending[oracle->pending_count].fails = fails;
    oracle->pending_count++;
    oracle->verdict.accepted++;
}

static void start(struct oracle *oracle, enum phase from, int step)
{
    const struct call *call = oracle->record->steps[step].call;
    if (call->operation == SEND) {
        oracle->left = (call->traits & LEAVES_BODY) != 0 ? TOTAL_BYTES - INITIAL_BYTES : 0;
    } else if (call->operation == WRITE) {
        oracle->left -= WRITE_BYTES;
    }
    if (oracle->mode == SYNCHRONOUS) {
        oracle->phase = phase_after(call->operation);
        oracle->verdict.accepted++;
        return;
    }
    if (oracle->pending_count > 0 && from != SENDING) {
        oracle->verdict.early++;
    }
    oracle->phase = phase_during(call->operation, from);
    oracle->newest = step;
    accept(oracle, step, 0);
}

static int may_start(struct oracle *oracle, enum phase from, int step)
{
    const struct call *call = oracle->record->steps[step].call;
    struct outcome outcome = oracle->record->steps[step].outcome;
    if (call->operation == WRITE && oracle->left < WRITE_BYTES) {
        return is_refusal(outcome, ERROR_INVALID_PARAMETER);
    }
    if (oracle->mode == SYNCHRONOUS && oracle->server == NEVER && call->operation != SEND && (call->traits & NEEDS_RESPONSE) != 0) {
        oracle->phase = FAILED;
        return is_refusal(outcome, ERROR_WINHTTP_TIMEOUT);
    }
    if (oracle->mode == SYNCHRONOUS ? !is_success(outcome) : !is_acceptance(outcome)) {
        return 0;
    }
    start(oracle, from, step);
    return 1;
}

/* Whether the call may have ended so in that phase; then the model follows. */
static int fits(struct oracle *oracle, enum phase phase, int step)
{
    struct outcome outcome = oracle->record->steps[step].outcome;
    switch (oracle->record->steps[step].call->answers[phase]) {
    case REFUSED:
        return is_refusal(outcome, ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    case WORKS:
        return is_success(outcome);
    case MAY_WORK:
        return is_success(outcome) || is_refusal(outcome, ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
    case FAILS:
        if (oracle->mode == SYNCHRONOUS) {
            return is_refusal(outcome, ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        }
        if (!is_success(outcome)) {
            return 0;
        }
        oracle->verdict.early += oracle->pending_count > 0;
        accept(oracle, step, 1);
        return 1;
    case STARTS:
        return may_start(oracle, phase, step);
    }
    return 0;
}

/* In the phase that is known, or in one that follows from it unseen. */
static int fits_now(struct oracle *oracle, int step)
{
    enum phase phase = oracle->phase;
    while (!fits(oracle, phase, step)) {
        if (phase_next(phase) == phase) {
            return 0;
        }
        phase = phase_next(phase);
    }
    return 1;
}

static void judge_call(struct oracle *oracle, int step)
{
    const struct step *made = &oracle->record->steps[step];
    oracle->calls++;
    if (oracle->mode == SYNCHRONOUS && !made->outcome.succeeded && made->outcome.count != 0
        && (made->call->operation == WRITE || made->call->operation == READ)) {
        fault(oracle, step, "it failed and left the count %lu", (unsigned long)made->outcome.count);
    }
    if (oracle->phase == CLOSED) {
        if (!is_refusal(made->outcome, ERROR_INVALID_HANDLE)) {
            fault(oracle, step, "on a closed handle: %d, %lu", made->outcome.succeeded, (unsigned long)made->outcome.error);
        }
        return;
    }
    if (!fits_now(oracle, step)) {
        fault(oracle, step, "no documented outcome while \"%s\": %s, %lu %s", phase_name(oracle->phase),
            made->outcome.succeeded ? "TRUE" : "FALSE", (unsigned long)made->outcome.error, error_name(made->outcome.error));
    }
    if ((made->call->traits & CLOSES) != 0) {
        oracle->phase = CLOSED;
    }
    if (oracle->mode == SYNCHRONOUS && made->outcome.succeeded) {
        oracle->ended[step] = 1;
        oracle->bytes[step] = made->outcome.count;
    }
}

static DWORD sent_with(const struct call *call)
{
    return (call->traits & LEAVES_BODY) != 0 ? INITIAL_BYTES : 0;
}

static int may_be_of(const struct event *event, const struct step *made)
{
    switch (event->status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
        return made->call->operation == SEND && event->payload.length == sent_with(made->call);
    case WINHTTP_CALLBACK_STATUS_READ_COMPLETE:
        return made->call->operation == READ && event->payload.pointer == made->buffer;
    default:
        return made->call->operation == operation_of(event->status, event->payload.operation);
    }
}

/*
 * The accepted operation that the completion is of, or the number of them: the oldest that it can be of, but of those
 * cancelled the newest. Another one of the kind was accepted after the older had ended, and the callback that says so
 * may only now have come to be recorded.
 */
static unsigned find(const struct oracle *oracle, const struct event *event)
{
    int is_cancelled = event->status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR
        && event->payload.number == ERROR_WINHTTP_OPERATION_CANCELLED;
    unsigned found = oracle->pending_count, at;
    for (at = 0; at < oracle->pending_count; at++) {
        if (may_be_of(event, &oracle->record->steps[oracle->pending[at].step])
            && (found == oracle->pending_count || (is_cancelled && !oracle->pending[at].fails))) {
            found = at;
        }
    }
    return found;
}

static void judge_failure(struct oracle *oracle, const struct event *event, struct pending pending)
{
    DWORD expected = pending.fails ? ERROR_WINHTTP_INCORRECT_HANDLE_STATE : ERROR_WINHTTP_OPERATION_CANCELLED;
    if (event->payload.number != expected || (!pending.fails && oracle->phase != CLOSED)) {
        fault(oracle, pending.step, "it failed with %lu %s", (unsigned long)event->payload.number, error_name(event->payload.number));
    }
    oracle->verdict.cancelled += !pending.fails;
}

static void judge_success(struct oracle *oracle, const struct event *event, struct pending pending)
{
    const struct call *call = oracle->record->steps[pending.step].call;
    if (pending.fails) {
        fault(oracle, pending.step, "it succeeded at a moment when it cannot");
    }
    if (oracle->server == NEVER && (call->traits & NEEDS_RESPONSE) != 0) {
        fault(oracle, pending.step, "it succeeded although the server has not answered");
    }
    oracle->ended[pending.step] = 1;
    oracle->bytes[pending.step] = call->operation == READ ? event->payload.length : event->payload.number;
    if (oracle->phase != CLOSED && (pending.step == oracle->newest || oracle->phase == RECEIVE_QUEUED)) {
        oracle->phase = phase_next(oracle->phase);
    }
}

static void judge_completion(struct oracle *oracle, const struct event *event)
{
    unsigned at = find(oracle, event);
    struct pending pending;
    if (at == oracle->pending_count) {
        fault(oracle, NO_STEP, "%s %lu without an accepted call", status_name(event->status), (unsigned long)event->payload.operation);
        return;
    }
    pending = oracle->pending[at];
    memmove(&oracle->pending[at], &oracle->pending[at + 1], (--oracle->pending_count - at) * sizeof pending);
    if ((oracle->record->steps[pending.step].outcome.error == ERROR_SUCCESS) != (event->step == pending.step)) {
        fault(oracle, pending.step, "last error %lu, and its completion came %s the call",
            (unsigned long)oracle->record->steps[pending.step].outcome.error, event->step == pending.step ? "inside" : "outside of");
    }
    if (event->status == WINHTTP_CALLBACK_STATUS_REQUEST_ERROR) {
        judge_failure(oracle, event, pending);
    } else {
        judge_success(oracle, event, pending);
    }
}

static void judge_closing(struct oracle *oracle)
{
    if (oracle->phase != CLOSED) {
        fault(oracle, NO_STEP, "HANDLE_CLOSING of an open handle");
    }
    if (oracle->pending_count > 0) {
        fault(oracle, oracle->pending[0].step, "HANDLE_CLOSING came, and its completion has not");
    }
    if (oracle->running > 0) {
        fault(oracle, NO_STEP, "HANDLE_CLOSING came while another callback was running");
    }
    oracle->closings++;
}

/*
 * A call that is made, or has not returned, while a callback runs may bring another one. On threads of the library alone
 * they come one after the other.
 */
static void judge_overlap(struct oracle *oracle, const struct event *event)
{
    if (oracle->running > 0 && oracle->running_inside == 0 && event->step == NO_STEP
        && oracle->calls == oracle->calls_at_entry && oracle->verdict.early == 0) {
        fault(oracle, NO_STEP, "%s while another callback was running", status_name(event->status));
    }
    if (oracle->running++ == 0) {
        oracle->calls_at_entry = oracle->calls;
    }
    oracle->running_inside += event->step != NO_STEP;
}

static void judge_notification(struct oracle *oracle, const struct event *event)
{
    if (oracle->closings > 0) {
        fault(oracle, NO_STEP, "%s after HANDLE_CLOSING", status_name(event->status));
    }
    if (event->status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        judge_closing(oracle);
    } else if ((event->status & WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS) != 0) {
        judge_completion(oracle, event);
    } else if (oracle->mode == SYNCHRONOUS ? event->step == NO_STEP : oracle->pending_count == 0) {
        fault(oracle, NO_STEP, "%s without a call that causes it", status_name(event->status));
    }
    judge_overlap(oracle, event);
}

static void judge_events(struct oracle *oracle)
{
    unsigned at;
    for (at = 0; at < oracle->record->event_count; at++) {
        const struct event *event = &oracle->record->events[at];
        switch (event->kind) {
        case CALLED:
            judge_call(oracle, event->step);
            break;
        case NOTIFIED:
            judge_notification(oracle, event);
            break;
        case LEFT:
            oracle->running--;
            oracle->running_inside -= oracle->record->events[event->entered].step != NO_STEP;
            break;
        case RETURNED:
            break;
        }
    }
}

/* All that was read and announced, against the one body that every response has. */
static void judge_bytes(struct oracle *oracle)
{
    static const char body[BODY_BYTES] = "abc";
    DWORD position = 0;
    unsigned at;
    for (at = 0; at < oracle->record->step_count; at++) {
        const struct step *made = &oracle->record->steps[at];
        const struct call *call = made->call;
        DWORD rest = BODY_BYTES - position;
        if (!oracle->ended[at]) {
            continue;
        }
        if (call->operation == SEND) {
            position = 0;
        } else if (call->operation == WRITE && oracle->bytes[at] != WRITE_BYTES) {
            fault(oracle, (int)at, "%lu bytes were written", (unsigned long)oracle->bytes[at]);
        } else if (call->operation == QUERY_AVAILABLE && (oracle->bytes[at] > rest || (oracle->bytes[at] == 0) != (rest == 0))) {
            fault(oracle, (int)at, "%lu bytes of %lu are available", (unsigned long)oracle->bytes[at], (unsigned long)rest);
        } else if (call->operation == READ) {
            DWORD most = rest < call->capacity ? rest : call->capacity;
            DWORD least = (call->traits & FILLS) != 0 ? most : most > 0;
            if (oracle->bytes[at] < least || oracle->bytes[at] > most
                || memcmp(made->buffer, body + position, oracle->bytes[at]) != 0) {
                fault(oracle, (int)at, "%lu bytes were read, or other ones", (unsigned long)oracle->bytes[at]);
                return;
            }
            position += oracle->bytes[at];
        }
    }
}

struct verdict oracle_judge(const struct record *record, enum call_mode mode, enum answering server)
{
    struct oracle oracle;
    memset(&oracle, 0, sizeof oracle);
    oracle.record = record;
    oracle.mode = mode;
    oracle.server = server;
    oracle.newest = NO_STEP;
    if (record->problem != NULL) {
        fault(&oracle, NO_STEP, "%s", record->problem);
    }
    judge_events(&oracle);
    if (oracle.closings != 1) {
        fault(&oracle, NO_STEP, "HANDLE_CLOSING came %u times", oracle.closings);
    }
    judge_bytes(&oracle);
    return oracle.verdict;
}
