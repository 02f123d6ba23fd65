/*
 * Every sequence of calls, as far as sequences can differ. In asynchronous mode each call is followed by the next one
 * at once, and again after its completion; the second kind is left out where it would be the first once more, because
 * the call is refused or completes before it returns, and where the completion never comes.
 *
 * A sequence is written as the codes of its calls, each followed by '+' when its completion is awaited: "S+R+DC".
 */
#ifndef SEQUENCES_GENERATOR_H
#define SEQUENCES_GENERATOR_H

#include <stddef.h>

#include "client.h"
#include "oracle.h"

enum {
    SEQUENCE_CALLS = 4,
    MAX_CODE = 2 * MAX_STEPS
};

struct sequence {
    char code[MAX_CODE];
};

struct sequence_list {
    struct sequence *items;
    size_t count, capacity;
};

/* Of exactly SEQUENCE_CALLS calls: every shorter one is among them, as the one that goes on by closing. */
struct sequence_list generate_sequences(enum call_mode mode, enum answering server);

void sequence_add(struct sequence_list *list, const char *code);

/* Fills the steps. Returns how many there are, or 0 when the code is malformed or too long. */
unsigned sequence_parse(const char *code, struct step *steps, unsigned capacity);

#endif
