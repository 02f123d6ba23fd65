/*
 * A resolver of the program's own, which stands before that of the C library: it knows every name as 127.0.0.1, counts,
 * and may hold its answers back.
 */
#ifndef CONNECTIONS_COUNTED_RESOLVER_H
#define CONNECTIONS_COUNTED_RESOLVER_H

/* Questions so far. */
unsigned resolver_asked(void);

/* Questions beyond this many wait until resolver_release. */
void resolver_answer_only(unsigned questions);
void resolver_release(void);

/* Returns when there have been so many questions; ends the test after 20 seconds. */
void resolver_await_asked(unsigned questions);

#endif
