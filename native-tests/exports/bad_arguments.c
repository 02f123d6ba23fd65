/*
 * Every function that works, each in a process of its own, with bad arguments: one at a time, all pairs of two, then
 * in arbitrary mixtures. Nothing may crash or hang; a failure has an error that makes sense, in the last error and
 * in errno, or in the result where that is the error; a success has last error 0, or 997 where an operation was
 * started. A bad handle wins over everything else.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bad_argument_values.h"
#include "check.h"
#include "child.h"
#include "export_calls.h"
#include "loopback.h"
#include "text.h"

enum { TIMEOUT_MS = 60000, MIXTURES = 2000, BEFORE = 0x5A5A };

enum effect {
    QUERIES = 0,
    MAKES_HANDLE = 1,        /* the result is to be closed */
    CHANGES_HANDLE = 2,      /* success leaves another state behind */
    STARTS_OPERATION = 4,    /* may give 997 */
    HANDLE_OPTIONAL = 8,     /* NULL means the process */
    KIND_LATE = 16,          /* other checks may come before the kind of the handle */
    FAILS_INTERNALLY = 32    /* 12004 is the documented error */
};

struct described {
    const char *name;
    int takes;               /* handle_class bits */
    enum handle_number good; /* where it takes one */
    int effects;
    enum argument_list lists[MAX_PARAMETERS + 1];
};

static const struct described described[] = {
    { "WinHttpTimeFromSystemTime", 0, 0, FAILS_INTERNALLY, { TIMES, BUFFERS } },
    { "WinHttpTimeToSystemTime", 0, 0, FAILS_INTERNALLY, { DATES, TIME_POINTERS } },
    { "WinHttpCrackUrl", 0, 0, QUERIES, { URLS, URL_LENGTHS, URL_FLAGS, URLS_TO_FILL } },
    { "WinHttpCreateUrl", 0, 0, QUERIES, { URLS_TO_JOIN, URL_FLAGS, BUFFERS, LENGTH_POINTERS } },
    { "WinHttpCheckPlatform", 0, 0, QUERIES, { LIST_END } },
    { "WinHttpOpen", 0, 0, MAKES_HANDLE, { AGENTS, ACCESS_TYPES, PROXIES, PROXIES, SESSION_FLAGS } },
    { "WinHttpCloseHandle", A_SESSION | A_CONNECT | A_REQUEST, BLOCKING_SESSION, CHANGES_HANDLE, { HANDLES } },
    { "WinHttpConnect", A_SESSION, BLOCKING_SESSION, MAKES_HANDLE, { HANDLES, SERVERS, PORTS, RESERVED } },
    { "WinHttpReadData", A_REQUEST, ANSWERED_REQUEST, CHANGES_HANDLE | STARTS_OPERATION,
        { HANDLES, BODIES, CAPACITIES, COUNT_POINTERS } },
    { "WinHttpReadDataEx", A_REQUEST, ANSWERED_REQUEST, CHANGES_HANDLE | STARTS_OPERATION,
        { HANDLES, BODIES, CAPACITIES, COUNT_POINTERS, NUMBERS, NUMBERS, RESERVED } },
    { "WinHttpWriteData", A_REQUEST, SENT_REQUEST, CHANGES_HANDLE | STARTS_OPERATION,
        { HANDLES, BODIES, CAPACITIES, COUNT_POINTERS } },
    { "WinHttpQueryDataAvailable", A_REQUEST, ANSWERED_REQUEST, CHANGES_HANDLE | STARTS_OPERATION,
        { HANDLES, COUNT_POINTERS } },
    { "WinHttpQueryOption", A_SESSION | A_CONNECT | A_REQUEST, ANSWERED_REQUEST, HANDLE_OPTIONAL,
        { HANDLES, OPTIONS, BUFFERS, LENGTH_POINTERS } },
    { "WinHttpSetOption", A_SESSION | A_CONNECT | A_REQUEST, BLOCKING_REQUEST, HANDLE_OPTIONAL,
        { HANDLES, OPTIONS, OPTION_VALUES, OPTION_LENGTHS } },
    { "WinHttpSetTimeouts", A_SESSION | A_REQUEST, BLOCKING_REQUEST, KIND_LATE,
        { HANDLES, TIMEOUTS, TIMEOUTS, TIMEOUTS, TIMEOUTS } },
    { "WinHttpOpenRequest", A_CONNECT, BLOCKING_CONNECT, MAKES_HANDLE,
        { HANDLES, VERBS, OBJECTS, VERSIONS, REFERRERS, ACCEPT_TYPES, REQUEST_FLAGS } },
    { "WinHttpAddRequestHeaders", A_REQUEST, BLOCKING_REQUEST, QUERIES,
        { HANDLES, HEADER_LINES, TEXT_LENGTHS, MODIFIERS } },
    { "WinHttpSendRequest", A_REQUEST, BLOCKING_REQUEST, CHANGES_HANDLE | STARTS_OPERATION,
        { HANDLES, HEADER_LINES, TEXT_LENGTHS, BODIES, BODY_LENGTHS, TOTAL_LENGTHS, NUMBERS } },
    { "WinHttpReceiveResponse", A_REQUEST, SENT_REQUEST, CHANGES_HANDLE | STARTS_OPERATION, { HANDLES, RESERVED } },
    { "WinHttpQueryHeaders", A_REQUEST, ANSWERED_REQUEST, QUERIES,
        { HANDLES, LEVELS, HEADER_NAMES, BUFFERS, LENGTH_POINTERS, INDEX_POINTERS } },
    { "WinHttpAddRequestHeadersEx", A_REQUEST, BLOCKING_REQUEST, QUERIES,
        { HANDLES, MODIFIERS, EXTENDED_FLAGS, RESERVED, HEADER_COUNTS, HEADER_ARRAYS } },
    { "WinHttpQueryHeadersEx", A_REQUEST, ANSWERED_REQUEST, QUERIES,
        { HANDLES, EXTENDED_LEVELS, RESERVED, CODE_PAGES, INDEX_POINTERS, NAME_UNIONS, BUFFERS, LENGTH_POINTERS,
            ARRAY_POINTERS, COUNT_POINTERS } },
    { "WinHttpSetStatusCallback", A_SESSION | A_CONNECT | A_REQUEST, BLOCKING_REQUEST, QUERIES,
        { HANDLES, CALLBACKS, NOTIFICATION_FLAGS, RESERVED } },
    { "WinHttpSetCredentials", A_REQUEST, BLOCKING_REQUEST, QUERIES,
        { HANDLES, RESERVED, NUMBERS, AGENTS, AGENTS, RESERVED } },
    { "WinHttpQueryAuthSchemes", A_REQUEST, ANSWERED_REQUEST, QUERIES,
        { HANDLES, COUNT_POINTERS, COUNT_POINTERS, COUNT_POINTERS } },
    { "WinHttpQueryConnectionGroup", A_CONNECT | A_REQUEST, ANSWERED_REQUEST, QUERIES,
        { HANDLES, GUIDS, GROUP_FLAGS, GROUP_POINTERS } },
    { "WinHttpFreeQueryConnectionGroupResult", 0, 0, QUERIES, { GROUPS_TO_FREE } },
};

struct sweep {
    const struct export_call *export;
    const struct described *described;
    struct child_note *note;
    unsigned count;          /* of parameters */
    unsigned sizes[MAX_PARAMETERS];
    const struct argument_value *values[MAX_PARAMETERS];
    unsigned good[MAX_PARAMETERS];
};

static struct loopback answering, silent;

static void note_call(struct sweep *sweep, const unsigned *chosen)
{
    char *end = sweep->note->text;
    unsigned at;
    end += sprintf(end, "%s(", sweep->export->name);
    for (at = 0; at < sweep->count; at++) {
        end += sprintf(end, "%s%s", at == 0 ? "" : ", ", sweep->values[at][chosen[at]].label);
    }
    sprintf(end, ")");
}

static int is_sensible(const struct sweep *sweep, DWORD error)
{
    switch (error) {
    case ERROR_INVALID_HANDLE:
    case ERROR_INVALID_PARAMETER:
    case ERROR_CALL_NOT_IMPLEMENTED:
    case ERROR_INSUFFICIENT_BUFFER:
        return 1;
    case ERROR_WINHTTP_INTERNAL_ERROR: /* else the sign of a mistake inside the library */
        return (sweep->described->effects & FAILS_INTERNALLY) != 0;
    default:
        return error > WINHTTP_ERROR_BASE && error <= WINHTTP_ERROR_LAST;
    }
}

/* What the last error is after such a function is nobody's promise. */
static int returns_error(const struct sweep *sweep)
{
    return sweep->export->family == FAMILY_DWORD;
}

static int is_success(const struct sweep *sweep, uintptr_t result)
{
    if (sweep->export->family == FAMILY_VOID) {
        return 1;
    }
    if (returns_error(sweep)) {
        return (DWORD)result == ERROR_SUCCESS;
    }
    return sweep->export->family == FAMILY_WINHTTP_STATUS_CALLBACK ? result != UINTPTR_MAX : result != 0;
}

static void check_call(struct sweep *sweep, const unsigned *chosen, uintptr_t result, int number)
{
    const struct described *described = sweep->described;
    DWORD error = returns_error(sweep) ? (DWORD)result : GetLastError();
    int succeeded = is_success(sweep, result);
    if (described->lists[0] == HANDLES) {
        int class = values_handle_class(chosen[0]);
        int is_absent = sweep->values[0][chosen[0]].value == 0 && (described->effects & HANDLE_OPTIONAL);
        if (class == NO_HANDLE && !is_absent) {
            CHECK_EQ(error, ERROR_INVALID_HANDLE);
            CHECK(!succeeded);
        } else if (!(described->takes & class) && !is_absent) {
            CHECK(error == ERROR_WINHTTP_INCORRECT_HANDLE_TYPE
                || (error == ERROR_INVALID_PARAMETER && (described->effects & KIND_LATE)));
            CHECK(!succeeded);
        }
    }
    if (sweep->export->family == FAMILY_VOID) {
        CHECK_EQ(error, BEFORE);
    } else if (succeeded) {
        CHECK(error == ERROR_SUCCESS || (error == ERROR_IO_PENDING && (described->effects & STARTS_OPERATION)));
    } else {
        CHECK(is_sensible(sweep, error));
        CHECK(returns_error(sweep) || (DWORD)number == error);
    }
}

static void call(struct sweep *sweep, const unsigned *chosen)
{
    uintptr_t arguments[MAX_PARAMETERS] = { 0 }, result;
    unsigned at;
    int number;
    values_reset();
    note_call(sweep, chosen);
    for (at = 0; at < sweep->count; at++) {
        arguments[at] = sweep->values[at][chosen[at]].value;
    }
    SetLastError(BEFORE);
    errno = 0;
    result = sweep->export->call(arguments);
    number = errno;
    check_call(sweep, chosen, result, number);
    if (is_success(sweep, result)) {
        if (sweep->described->effects & MAKES_HANDLE) {
            CHECK(WinHttpCloseHandle((HINTERNET)result));
        }
        if (sweep->described->effects & CHANGES_HANDLE) {
            values_renew_handle(chosen[0]);
        }
    }
}

static void call_singles_and_pairs(struct sweep *sweep)
{
    unsigned chosen[MAX_PARAMETERS], first, second, of_first, of_second;
    memcpy(chosen, sweep->good, sizeof chosen);
    call(sweep, chosen);
    for (first = 0; first < sweep->count; first++) {
        for (of_first = 0; of_first < sweep->sizes[first]; of_first++) {
            memcpy(chosen, sweep->good, sizeof chosen);
            chosen[first] = of_first;
            call(sweep, chosen);
            for (second = first + 1; second < sweep->count; second++) {
                for (of_second = 0; of_second < sweep->sizes[second]; of_second++) {
                    chosen[second] = of_second;
                    call(sweep, chosen);
                }
                chosen[second] = sweep->good[second];
            }
        }
    }
}

static void call_mixtures(struct sweep *sweep)
{
    unsigned chosen[MAX_PARAMETERS] = { 0 }, round, at;
    uint64_t state = 0x9E3779B97F4A7C15u; /* fixed, so that a failure comes again */
    for (round = 0; round < MIXTURES && sweep->count > 2; round++) {
        for (at = 0; at < sweep->count; at++) {
            /* xorshift; a good argument every other time, or nothing would get beyond the first check */
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            chosen[at] = state & 0x10000 ? sweep->good[at] : (unsigned)((state >> 20) % sweep->sizes[at]);
        }
        call(sweep, chosen);
    }
}

static void sweep_one(const void *argument, struct child_note *note)
{
    struct sweep sweep;
    unsigned at;
    memset(&sweep, 0, sizeof sweep);
    sweep.export = ((const struct sweep *)argument)->export;
    sweep.described = ((const struct sweep *)argument)->described;
    sweep.note = note;
    sweep.count = (unsigned)strlen(sweep.export->shapes);
    strcpy(note->text, "its preparation");
    values_prepare(answering.port, silent.port);
    for (at = 0; at < sweep.count; at++) {
        CHECK(sweep.described->lists[at] != LIST_END);
        sweep.values[at] = values_of(sweep.described->lists[at], &sweep.sizes[at]);
        if (sweep.described->lists[at] == HANDLES) {
            sweep.good[at] = sweep.described->good;
        }
    }
    call_singles_and_pairs(&sweep);
    call_mixtures(&sweep);
}

static const struct described *find(const char *name)
{
    unsigned at;
    for (at = 0; at < sizeof described / sizeof described[0]; at++) {
        if (strcmp(described[at].name, name) == 0) {
            return &described[at];
        }
    }
    return NULL;
}

int main(void)
{
    unsigned at, failed = 0, swept = 0;
    /* Requests of the sweep may announce bodies that never come, so only their head is waited for. */
    answering = loopback_start("connection\n" "receive head\n"
        SEND("HTTP/1.1 200 OK\r\n" "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n" "Server: s\r\n" "Content-Length: 3\r\n"
            "Connection: close\r\n\r\n" "abc"));
    silent = loopback_start("connection\n" "hold\n");
    for (at = 0; at < export_call_count; at++) {
        struct sweep sweep = { 0 };
        sweep.export = &export_calls[at];
        if (sweep.export->is_not_yet) {
            continue; /* not_yet.c */
        }
        sweep.described = find(sweep.export->name);
        if (sweep.described == NULL) {
            fprintf(stderr, "%s works, but its arguments are not described here\n", sweep.export->name);
            failed++;
            continue;
        }
        failed += !child_run(sweep.export->name, sweep_one, &sweep, TIMEOUT_MS);
        swept++;
    }
    printf("%u functions swept\n", swept);
    loopback_stop(&answering);
    loopback_stop(&silent);
    return failed > 0;
}
