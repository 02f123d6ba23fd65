/* Bytes that tell where they stand, so that a piece that is lost, doubled or misplaced is found. */
#ifndef SERVERS_PATTERN_H
#define SERVERS_PATTERN_H

#include "exchange.h"

unsigned char pattern_byte(unsigned long long offset);

/* For exchange.fill. */
void pattern_fill(unsigned char *piece, DWORD length, unsigned long long offset);

/* For exchange.take: the body is the pattern from its beginning. */
void pattern_take(struct exchange *exchange, const unsigned char *piece, DWORD length);

/* Ends the test unless the bytes are the pattern from `offset` on. */
void pattern_check(const unsigned char *piece, DWORD length, unsigned long long offset);

void pattern_write_file(const char *name, unsigned long long length);
void pattern_check_file(const char *name, unsigned long long length);

#endif
