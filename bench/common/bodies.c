#include "bodies.h"

#include "failure.h"

const char body_piece[PIECE_BYTES] = { 'b', 'e', 'n', 'c', 'h' };

void body_check(enum work_kind kind, long status, long long bytes)
{
    long long expected = kind == WORK_DOWNLOAD ? TRANSFER_BYTES : SMALL_BYTES;

    if (status != 200) {
        failure("the server answered with status %ld", status);
    }
    if (bytes != expected) {
        failure("the body has %lld bytes in place of %lld", bytes, expected);
    }
}

long long body_bytes(enum work_kind kind)
{
    return kind == WORK_DOWNLOAD || kind == WORK_UPLOAD ? TRANSFER_BYTES : SMALL_BYTES;
}
