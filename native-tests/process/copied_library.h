/* A copy of the library in a folder of its own below the working directory. */
#ifndef PROCESS_COPIED_LIBRARY_H
#define PROCESS_COPIED_LIBRARY_H

struct copied_library {
    char folder[64];
    char path[128];          /* with a slash, so that dlopen searches nowhere */
};

/* The pattern is a name for mkdtemp. */
struct copied_library copied_library_make(const char *folder_pattern);
void copied_library_remove(const struct copied_library *copy);

#endif
