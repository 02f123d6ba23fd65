#include "trace_steps.h"

#include <string.h>

#include "check.h"
#include "monitor.h"
#include "status_names.h"
#include "trace_text.h"

/* A comparison, and how far it came at best: that is where the message points to. */
struct comparison {
    const struct trace_step *steps;
    size_t step_count;
    const struct trace_entry *entries;
    size_t entry_count;
    size_t farthest_step, farthest_entry;
};

static int payload_fits(const struct trace_payload *expected, const struct payload *seen)
{
    switch (expected->match) {
    case MATCH_ANY:
        return 1;
    case MATCH_TEXT:
        return seen->kind == PAYLOAD_TEXT && strcmp(seen->text, expected->text) == 0;
    case MATCH_NUMBER:
        return seen->kind == PAYLOAD_NUMBER && seen->number == expected->number;
    case MATCH_HANDLE:
        return seen->kind == PAYLOAD_HANDLE && seen->pointer == *(const HINTERNET *)expected->pointer;
    case MATCH_BUFFER:
        return seen->length == expected->number && seen->pointer == expected->pointer;
    case MATCH_LENGTH:
        return seen->length == expected->number;
    case MATCH_ERROR:
        return (seen->kind == PAYLOAD_ERROR || seen->kind == PAYLOAD_SOCKET_ERROR)
            && seen->number == expected->number && seen->operation == expected->operation;
    }
    return 0;
}

static int step_fits(const struct trace_step *step, const struct trace_entry *entry)
{
    return entry->status == step->status
        && (step->thread == ON_ANY || (step->thread == ON_CALLER) == entry->on_caller)
        && payload_fits(&step->payload, &entry->payload);
}

static int is_call_to(const struct trace_entry *entry, const char *name)
{
    size_t length = (size_t)trace_text_name_length(entry->call);
    return strlen(name) == length && strncmp(entry->call, name, length) == 0;
}

/* Optional steps are tried both ways: the next required one may look the same. */
static int match(struct comparison *all, size_t step_at, size_t entry_at)
{
    const struct trace_step *step = step_at < all->step_count ? &all->steps[step_at] : NULL;

    while (entry_at < all->entry_count && all->entries[entry_at].call != NULL) {
        const struct trace_entry *call = &all->entries[entry_at];
        if (step != NULL && step->call != NULL && is_call_to(call, step->call)) {
            return match(all, step_at + 1, entry_at + 1);
        }
        entry_at++;
    }
    if (entry_at > all->farthest_entry || (entry_at == all->farthest_entry && step_at >= all->farthest_step)) {
        all->farthest_entry = entry_at;
        all->farthest_step = step_at;
    }

    if (step == NULL) {
        return entry_at == all->entry_count;
    }
    if (step->call != NULL) {
        return 0;
    }
    if (entry_at < all->entry_count && step_fits(step, &all->entries[entry_at]) && match(all, step_at + 1, entry_at + 1)) {
        return 1;
    }
    return step->is_optional && match(all, step_at + 1, entry_at);
}

static void print_step(const struct trace_step *step, FILE *out)
{
    static const char *const threads[] = { "", ", on caller", ", on other" };
    const struct trace_payload *payload = &step->payload;

    if (step->call != NULL) {
        fprintf(out, "call %s\n", step->call);
        return;
    }
    fputs(status_name(step->status), out);
    switch (payload->match) {
    case MATCH_ANY:
        break;
    case MATCH_TEXT:
        fprintf(out, ", \"%s\"", payload->text);
        break;
    case MATCH_NUMBER:
        fprintf(out, ", %lu", (unsigned long)payload->number);
        break;
    case MATCH_HANDLE:
        fprintf(out, ", handle %p", *(const HINTERNET *)payload->pointer);
        break;
    case MATCH_BUFFER:
        fprintf(out, ", %lu bytes at %p", (unsigned long)payload->number, payload->pointer);
        break;
    case MATCH_LENGTH:
        fprintf(out, ", length %lu", (unsigned long)payload->number);
        break;
    case MATCH_ERROR:
        fprintf(out, ", operation %lu failed with %lu %s", (unsigned long)payload->operation,
            (unsigned long)payload->number, error_name(payload->number));
        break;
    }
    fprintf(out, "%s%s\n", threads[step->thread], step->is_optional ? " (optional)" : "");
}

static void print_difference(const struct comparison *all, FILE *out)
{
    size_t at;
    fputs("expected:\n", out);
    for (at = 0; at < all->step_count; at++) {
        fputs(at == all->farthest_step ? " >> " : "    ", out);
        print_step(&all->steps[at], out);
    }
    fputs(at == all->farthest_step ? " >> end\n" : "    end\n", out);
    fputs("seen:\n", out);
    for (at = 0; at < all->entry_count; at++) {
        fputs(at == all->farthest_entry ? " >> " : "    ", out);
        trace_text_entry(&all->entries[at], out);
    }
    fputs(at == all->farthest_entry ? " >> end\n" : "    end\n", out);
}

int trace_matches(struct trace *trace, const struct trace_step *expected, size_t count, FILE *out)
{
    struct comparison all;
    int same;

    monitor_enter();
    memset(&all, 0, sizeof all);
    all.steps = expected;
    all.step_count = count;
    all.entries = trace->entries;
    all.entry_count = trace->count;
    same = match(&all, 0, 0);
    if (!same) {
        print_difference(&all, out);
    }
    monitor_leave();
    return same;
}

void trace_check(const char *file, int line, struct trace *trace, const struct trace_step *expected, size_t count)
{
    if (!trace_matches(trace, expected, count, stderr)) {
        fprintf(stderr, "%s:%d: the notifications are not the expected ones\n", file, line);
        check_exit();
    }
}
