/* Bodies of requests and responses, checked and made alike in all programs. */
#ifndef BENCH_BODIES_H
#define BENCH_BODIES_H

#include "work.h"

/* PIECE_BYTES of body to send. */
extern const char body_piece[PIECE_BYTES];

/* Fails unless the response of the work has as many bytes of body as the server sends for it. */
void body_check(enum work_kind kind, long status, long long bytes);

/* What counts as transferred. */
long long body_bytes(enum work_kind kind);

#endif
