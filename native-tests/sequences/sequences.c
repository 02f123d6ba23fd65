#include "sequences.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "generator.h"
#include "loopback.h"
#include "monitor.h"
#include "script.h"
#include "workers.h"

enum {
    WORKERS = 8,
    COMPLETION_MS = 10000,
    WATCHDOG_MS = 20000,     /* a sequence takes milliseconds */
    SHORT_TIMEOUT_MS = 3,    /* the patience of blocking calls with a server that never answers */
    LONG_TIMEOUT_MS = 20000
};

/* The body of a request comes after the answer and is taken for the beginning of the next head, which is as good. */
static const char *const scripts[] = {
    [AT_ONCE] =
        "connection\n"
        "receive head\n"
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
        "loop\n",
    [LATE] =
        "connection\n"
        "receive head\n"
        "delay 1\n"
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n")
        "delay 1\n"
        SEND("ab")
        "delay 1\n"
        SEND("c")
        "loop\n",
    [NEVER] =
        "connection\n"
        "receive head\n"
        "hold\n",
};

struct worker {
    struct record record;
    char code[MAX_CODE];     /* of the sequence under way */
    uint64_t begun;          /* when it was; 0 between two */
};

static enum call_mode mode;
static enum answering server;
static struct client client;
static struct sequence_list sequences;
static struct worker workers[WORKERS];

/* Under the monitor. */
static size_t next;
static struct worker *last;  /* that has run one */
static unsigned idle_workers;
static unsigned long made, accepted, cancelled, early;

static void fail(struct worker *worker, const char *fault)
{
    fprintf(stderr, "sequence %s: %s\n", worker->code, fault);
    record_print(&worker->record, stderr);
    check_exit();
}

static int receive_timeout(void)
{
    return mode == SYNCHRONOUS && server == NEVER ? SHORT_TIMEOUT_MS : LONG_TIMEOUT_MS;
}

static void open_request(struct worker *worker)
{
    DWORD_PTR context = (DWORD_PTR)&worker->record;
    HINTERNET request = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, 0);
    CHECK(request != NULL);
    CHECK_SUCCEEDS(WinHttpSetOption(request, WINHTTP_OPTION_CONTEXT_VALUE, &context, sizeof context));
    monitor_enter();
    worker->record.request = request;
    monitor_leave();
    CHECK(WinHttpSetStatusCallback(request, record_notification, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0) == NULL);
}

static struct outcome call(struct worker *worker, int number)
{
    struct step *step = &worker->record.steps[number];
    struct subject subject;
    struct outcome outcome;
    subject.mode = mode;
    subject.request = worker->record.request;
    subject.receive_timeout = receive_timeout();
    subject.buffer = step->buffer;
    record_called(&worker->record, number);
    SetLastError(ERROR_GEN_FAILURE); /* which no call leaves */
    outcome = step->call->make(&subject);
    record_returned(&worker->record, number, outcome);
    return outcome;
}

/* The steps have been parsed. */
static void play(struct worker *worker)
{
    struct record *record = &worker->record;
    unsigned started[OPERATIONS] = { 0 };
    int is_closed = 0;
    unsigned at;

    record_begin(record);
    open_request(worker);
    for (at = 0; at < record->step_count; at++) {
        const struct step *step = &record->steps[at];
        struct outcome outcome = call(worker, (int)at);
        is_closed |= outcome.succeeded && (step->call->traits & CLOSES) != 0;
        if (mode == ASYNCHRONOUS && outcome.succeeded && step->call->operation != NO_OPERATION) {
            unsigned count = ++started[step->call->operation];
            if (step->awaited && !record_await_completions(record, step->call->operation, count, COMPLETION_MS)) {
                fail(worker, "a completion did not come");
            }
        }
    }
    if (!is_closed) {
        record->steps[record->step_count].call = call_of('C');
        record->step_count++;
        call(worker, (int)record->step_count - 1);
    }
    if (!record_await_closing(record, COMPLETION_MS)) {
        fail(worker, "HANDLE_CLOSING did not come");
    }
}

static void run(struct worker *worker)
{
    struct verdict verdict;
    worker->record.step_count = sequence_parse(worker->code, worker->record.steps, MAX_STEPS - 1);
    play(worker);
    verdict = oracle_judge(&worker->record, mode, server);
    if (verdict.fault[0] != '\0') {
        fail(worker, verdict.fault);
    }
    monitor_enter();
    made += worker->record.step_count;
    accepted += verdict.accepted;
    cancelled += verdict.cancelled;
    early += verdict.early;
    last = worker;
    worker->begun = 0;
    monitor_leave();
}

static int take(struct worker *worker)
{
    int is_there;
    monitor_enter();
    is_there = next < sequences.count;
    if (is_there) {
        strcpy(worker->code, sequences.items[next++].code);
        worker->begun = clock_ms();
    } else {
        idle_workers++;
        monitor_wake();
    }
    monitor_leave();
    return is_there;
}

static void work(unsigned number)
{
    while (take(&workers[number])) {
        run(&workers[number]);
    }
}

/* Under the monitor. */
static struct worker *overdue(void)
{
    uint64_t now = clock_ms();
    unsigned at;
    for (at = 0; at < WORKERS; at++) {
        if (workers[at].begun != 0 && now > workers[at].begun + WATCHDOG_MS) {
            return &workers[at];
        }
    }
    return NULL;
}

static void await_workers(void)
{
    struct worker *hanging = NULL;
    monitor_enter();
    while (idle_workers < WORKERS && hanging == NULL) {
        monitor_wait(clock_ms() + 1000);
        hanging = overdue();
    }
    monitor_leave();
    if (hanging != NULL) {
        fail(hanging, "it hangs");
    }
}

static struct sequence_list copies_of(const char *code, size_t count)
{
    struct step steps[MAX_STEPS];
    struct sequence_list list = { NULL, 0, 0 };
    CHECK(sequence_parse(code, steps, MAX_STEPS - 1) > 0);
    while (list.count < count) {
        sequence_add(&list, code);
    }
    return list;
}

static void run_all(void)
{
    workers_start(WORKERS, work);
    await_workers();
    printf("%lu sequences, %lu calls; %lu operations accepted, %lu of them cancelled, %lu before the one before was completed\n",
        (unsigned long)sequences.count, made, accepted, cancelled, early);
}

int sequences_main(enum call_mode call_mode, enum answering answering, int count, char **arguments)
{
    struct loopback loopback = loopback_start(scripts[answering]);
    mode = call_mode;
    server = answering;
    client = client_open(mode, loopback.port);
    CHECK_SUCCEEDS(WinHttpSetTimeouts(client.session, 0, LONG_TIMEOUT_MS, LONG_TIMEOUT_MS, receive_timeout()));
    sequences = count > 1
        ? copies_of(arguments[1], count > 2 ? strtoul(arguments[2], NULL, 10) : 1)
        : generate_sequences(mode, server);
    run_all();
    if (count > 1) {
        record_print(&last->record, stdout);
    }
    free(sequences.items);
    client_close(&client);
    printf("%u connections\n", loopback_connections(&loopback));
    loopback_stop(&loopback);
    return 0;
}
