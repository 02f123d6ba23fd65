#include "idle.h"

#include "failure.h"

void idle_take(struct measurement *measurement, unsigned connections, long before)
{
    long resident = resident_kibibytes(); /* before the counting, which takes memory of its own */
    unsigned open = open_sockets();

    if (open < connections) {
        failure("%u connections are open in place of %u", open, connections);
    }
    measurement->idle_bytes = (double)(resident - before) * 1024 / connections;
}
