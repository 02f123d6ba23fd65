/* The program of each mode and kind of server. */
#ifndef SEQUENCES_SEQUENCES_H
#define SEQUENCES_SEQUENCES_H

#include "client.h"
#include "oracle.h"

/*
 * Runs every sequence, several at a time; ends the test, with the sequence in full, at the first that goes wrong.
 *     program               all
 *     program CODE [TIMES]  that one, so many times; what happened in the last is printed
 */
int sequences_main(enum call_mode mode, enum answering server, int count, char **arguments);

#endif
