/*
 * For programs that do not link with the library but load it: the functions that the exchanges of this folder call,
 * passed on to the library that was bound last.
 */
#ifndef PROCESS_LATE_BINDING_H
#define PROCESS_LATE_BINDING_H

#ifdef __cplusplus
extern "C" {
#endif

/* dlopen with these flags, and its functions from then on. Ends the test when it cannot be loaded. */
void *late_binding_load(const char *path, int flags);

/* The functions of a library that is loaded already. */
void late_binding_bind(void *library);

/* The library that was built, in full. */
const char *late_binding_path(void);

#ifdef __cplusplus
}
#endif

#endif
