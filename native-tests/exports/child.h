/* Runs code in a copy of this process that may crash or hang, and tells how it ended. */
#ifndef EXPORTS_CHILD_H
#define EXPORTS_CHILD_H

#include <stddef.h>

/* What the code is doing now; shared with the parent. */
struct child_note {
    char text[1024];
};

/*
 * The process must not have used the library yet: its threads do not follow into a copy. 1 when the code returned;
 * otherwise 0, and how it ended is printed with the name and the last note.
 */
int child_run(const char *name, void (*code)(const void *argument, struct child_note *note), const void *argument,
    unsigned timeout_ms);

#endif
