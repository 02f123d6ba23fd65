/* Threads that run sequences. */
#ifndef SEQUENCES_WORKERS_H
#define SEQUENCES_WORKERS_H

/* Starts `count` threads, each of which calls `work` once with its number. They are not joined. */
void workers_start(unsigned count, void (*work)(unsigned number));

#endif
