/* Programs that end from inside their callback. */
#ifndef PROCESS_ENDING_H
#define PROCESS_ENDING_H

/*
 * The whole test: for each status of an exchange, in each mode, a process that calls `end(7)` when that status
 * comes must end with 7.
 */
int ending_main(int argc, char **argv, void (*end)(int code));

#endif
