#include "generator.h"

#include <stdlib.h>
#include <string.h>

struct generator {
    enum call_mode mode;
    enum answering server;
    struct sequence_list list;
};

static unsigned bit(enum phase phase)
{
    return 1u << phase;
}

static int never_completes(const struct generator *generator, const struct call *call)
{
    return generator->server == NEVER && (call->traits & NEEDS_RESPONSE) != 0;
}

/* The phases in which the next call may find the request, as bits. */
static unsigned phases_behind(const struct generator *generator, const struct call *call, int awaited, unsigned before)
{
    unsigned after = 0;
    int phase;
    if ((call->traits & CLOSES) != 0) {
        return bit(CLOSED);
    }
    for (phase = 0; phase < OPEN_PHASES; phase++) {
        if ((before & bit((enum phase)phase)) == 0) {
            continue;
        }
        if (call->answers[phase] != STARTS) {
            after |= bit((enum phase)phase);
        } else if (generator->mode == SYNCHRONOUS) {
            after |= bit(phase_after(call->operation));
        } else {
            after |= awaited ? 0 : bit(phase_during(call->operation, (enum phase)phase));
            after |= never_completes(generator, call) ? 0 : bit(phase_after(call->operation));
        }
    }
    return after | (before & bit(CLOSED));
}

static int may_be_awaited(const struct generator *generator, const struct call *call, unsigned before)
{
    int phase;
    for (phase = 0; phase < OPEN_PHASES; phase++) {
        if ((before & bit((enum phase)phase)) != 0 && call->answers[phase] == STARTS) {
            return generator->mode == ASYNCHRONOUS && !never_completes(generator, call);
        }
    }
    return 0;
}

void sequence_add(struct sequence_list *list, const char *code)
{
    if (list->count == list->capacity) {
        list->capacity = list->capacity == 0 ? 1024 : list->capacity * 2;
        list->items = (struct sequence *)realloc(list->items, list->capacity * sizeof list->items[0]);
        if (list->items == NULL) {
            abort();
        }
    }
    strcpy(list->items[list->count++].code, code);
}

static void extend(struct generator *generator, char *code, size_t length, unsigned calls_made, unsigned phases)
{
    unsigned at;
    if (calls_made == SEQUENCE_CALLS) {
        sequence_add(&generator->list, code);
        return;
    }
    for (at = 0; at < call_count; at++) {
        const struct call *call = &calls[at];
        code[length] = call->code;
        code[length + 1] = '\0';
        extend(generator, code, length + 1, calls_made + 1, phases_behind(generator, call, 0, phases));
        if (may_be_awaited(generator, call, phases)) {
            code[length + 1] = '+';
            code[length + 2] = '\0';
            extend(generator, code, length + 2, calls_made + 1, phases_behind(generator, call, 1, phases));
        }
    }
}

struct sequence_list generate_sequences(enum call_mode mode, enum answering server)
{
    struct generator generator = { mode, server, { NULL, 0, 0 } };
    char code[MAX_CODE] = "";
    extend(&generator, code, 0, 0, bit(OPENED));
    return generator.list;
}

unsigned sequence_parse(const char *code, struct step *steps, unsigned capacity)
{
    unsigned count = 0;
    for (; *code != '\0'; code++) {
        const struct call *call = call_of(*code);
        if (call == NULL || count == capacity) {
            return 0;
        }
        steps[count].call = call;
        steps[count].awaited = code[1] == '+';
        code += steps[count].awaited;
        count++;
    }
    return count;
}
