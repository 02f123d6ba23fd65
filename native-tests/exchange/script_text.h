/* A script of the test server that is put together at run time. */
#ifndef EXCHANGE_SCRIPT_TEXT_H
#define EXCHANGE_SCRIPT_TEXT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* All zero is an empty one. */
struct script_text {
    char *text;              /* for free() */
    size_t length, capacity;
};

/* One or more lines, as they are. */
void script_text_add(struct script_text *script, const char *lines);

/* A step that sends these bytes. */
void script_text_send(struct script_text *script, const void *bytes, size_t length);

void script_text_send_repeat(struct script_text *script, unsigned count, const void *bytes, size_t length);

/* A response with this coding and a Content-Length. */
void script_text_send_encoded(struct script_text *script, const char *coding, const void *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
