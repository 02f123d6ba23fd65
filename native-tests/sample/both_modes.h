/* The option that selects each mode, for tests that make the same checks in both. */
#ifndef SAMPLE_BOTH_MODES_H
#define SAMPLE_BOTH_MODES_H

static const char *const modes[] = { "", "--sync" };
enum { MODES = sizeof modes / sizeof modes[0] };

#endif
