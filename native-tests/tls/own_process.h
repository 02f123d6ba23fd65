/* Runs of a test in a process each: what the library and .NET have once learnt, and keep, is not there. */
#ifndef TLS_OWN_PROCESS_H
#define TLS_OWN_PROCESS_H

#include "client.h"

/* Before anything of the library is used. `run` makes what it needs, a lab too. Ends the test when one fails. */
void own_process_each_mode(void (*run)(enum call_mode mode));

#endif
