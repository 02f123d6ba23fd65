#include "trace.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "monitor.h"
#include "status_names.h"
#include "trace_text.h"

static void *grown(void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity) {
        return items;
    }
    *capacity = *capacity == 0 ? 64 : *capacity * 2;
    items = realloc(items, *capacity * item_size);
    if (items == NULL) {
        abort();
    }
    return items;
}

/* The functions down to trace_add run under the monitor. */

static struct trace_entry *append(struct trace *trace)
{
    struct trace_entry *entry;
    trace->entries = (struct trace_entry *)grown(trace->entries, trace->count, &trace->capacity, sizeof *entry);
    entry = &trace->entries[trace->count++];
    memset(entry, 0, sizeof *entry);
    entry->thread = thread_self();
    return entry;
}

static int is_in_call(const struct trace *trace)
{
    uintptr_t self = thread_self();
    size_t at;
    for (at = 0; at < trace->open_count; at++) {
        if (trace->entries[trace->open_calls[at]].thread == self) {
            return 1;
        }
    }
    return 0;
}

static size_t position_of_closed(const struct trace *trace, HINTERNET handle)
{
    size_t at = 0;
    while (at < trace->closed_count && trace->closed[at] != handle) {
        at++;
    }
    return at;
}

static void note_life_cycle(struct trace *trace, const struct trace_entry *entry)
{
    if (entry->status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        trace->closed = (HINTERNET *)grown(trace->closed, trace->closed_count, &trace->closed_capacity, sizeof(HINTERNET));
        trace->closed[trace->closed_count++] = entry->handle;
    } else if (entry->status == WINHTTP_CALLBACK_STATUS_HANDLE_CREATED) {
        /* The number of a closed handle may be given again. */
        size_t at = position_of_closed(trace, (HINTERNET)entry->payload.pointer);
        if (at < trace->closed_count) {
            trace->closed[at] = trace->closed[--trace->closed_count];
        }
    }
}

void trace_add(struct trace *trace, HINTERNET handle, DWORD_PTR context, DWORD status, const void *info, DWORD length)
{
    const char *problem = payload_problem(handle, status, info, length);
    struct trace_entry *entry;

    if (problem != NULL) {
        fprintf(stderr, "%s (0x%lX), length %lu: %s\n",
            status_name(status), (unsigned long)status, (unsigned long)length, problem);
    } else {
        struct payload payload = payload_decode(status, info, length);
        monitor_enter();
        if (position_of_closed(trace, handle) < trace->closed_count) {
            problem = "";
            fprintf(stderr, "%s came after HANDLE_CLOSING of the same handle\n", status_name(status));
        }
        entry = append(trace);
        entry->handle = handle;
        entry->context = context;
        entry->status = status;
        entry->payload = payload;
        entry->on_caller = is_in_call(trace);
        note_life_cycle(trace, entry);
        monitor_wake();
        monitor_leave();
    }
    if (problem != NULL) {
        trace_print(trace, stderr);
        check_exit();
    }
}

void trace_calling(struct trace *trace, const char *call)
{
    monitor_enter();
    append(trace)->call = call;
    trace->open_calls = (size_t *)grown(trace->open_calls, trace->open_count, &trace->open_capacity, sizeof(size_t));
    trace->open_calls[trace->open_count++] = trace->count - 1;
    monitor_leave();
}

static void note_return(struct trace *trace, int succeeded)
{
    DWORD last_error = GetLastError();
    uintptr_t self = thread_self();
    size_t at;

    monitor_enter();
    /* The innermost call of this thread: a callback inside a call may have made, and finished, others. */
    for (at = trace->open_count; at-- > 0;) {
        struct trace_entry *entry = &trace->entries[trace->open_calls[at]];
        if (entry->thread == self) {
            entry->has_returned = 1;
            entry->succeeded = succeeded;
            entry->last_error = last_error;
            memmove(&trace->open_calls[at], &trace->open_calls[at + 1],
                (trace->open_count - at - 1) * sizeof trace->open_calls[0]);
            trace->open_count--;
            break;
        }
    }
    monitor_leave();
}

BOOL trace_returned(struct trace *trace, BOOL result)
{
    note_return(trace, result != FALSE);
    return result;
}

HINTERNET trace_opened(struct trace *trace, HINTERNET result)
{
    note_return(trace, result != NULL);
    return result;
}

/* Under the monitor. Of those that match, number `index`, or NULL. */
static struct trace_entry *find(struct trace *trace, DWORD statuses, int also_awaited, size_t index)
{
    size_t at;
    for (at = 0; at < trace->count; at++) {
        struct trace_entry *entry = &trace->entries[at];
        if (entry->call == NULL && (entry->status & statuses) != 0 && (also_awaited || !entry->awaited) && index-- == 0) {
            return entry;
        }
    }
    return NULL;
}

static struct trace_entry wait_for(struct trace *trace, DWORD statuses, int also_awaited, size_t index, unsigned timeout_ms)
{
    uint64_t deadline = clock_ms() + timeout_ms;
    struct trace_entry *found;
    struct trace_entry copy;

    monitor_enter();
    while ((found = find(trace, statuses, also_awaited, index)) == NULL && clock_ms() < deadline) {
        monitor_wait(deadline);
    }
    if (found == NULL) {
        monitor_leave();
        trace_text_statuses(statuses, stderr);
        fprintf(stderr, ", number %lu%s, did not come in %u ms\n",
            (unsigned long)(index + 1), also_awaited ? "" : " of those not waited for before", timeout_ms);
        trace_print(trace, stderr);
        check_exit();
    }
    if (!also_awaited) {
        found->awaited = 1;
    }
    copy = *found;
    monitor_leave();
    return copy;
}

struct trace_entry trace_wait(struct trace *trace, DWORD statuses, unsigned timeout_ms)
{
    return wait_for(trace, statuses, 0, 0, timeout_ms);
}

void trace_wait_count(struct trace *trace, DWORD statuses, size_t count, unsigned timeout_ms)
{
    if (count > 0) {
        wait_for(trace, statuses, 1, count - 1, timeout_ms);
    }
}

struct trace_entry trace_get(struct trace *trace, DWORD statuses, size_t index)
{
    return wait_for(trace, statuses, 1, index, 0);
}

size_t trace_count(struct trace *trace, DWORD statuses)
{
    size_t count = 0, at;
    monitor_enter();
    for (at = 0; at < trace->count; at++) {
        if (trace->entries[at].call == NULL && (trace->entries[at].status & statuses) != 0) {
            count++;
        }
    }
    monitor_leave();
    return count;
}

void trace_clear(struct trace *trace)
{
    size_t at;
    monitor_enter();
    for (at = 0; at < trace->count; at++) {
        free(trace->entries[at].payload.text);
    }
    trace->count = 0;
    trace->open_count = 0;
    monitor_leave();
}

void trace_print(struct trace *trace, FILE *out)
{
    size_t at;
    monitor_enter();
    fprintf(out, "seen:%s\n", trace->count == 0 ? " nothing" : "");
    for (at = 0; at < trace->count; at++) {
        fputs("    ", out);
        trace_text_entry(&trace->entries[at], out);
    }
    fflush(out);
    monitor_leave();
}
