#include "workers.h"

#include <pthread.h>
#include <stdint.h>

#include "check.h"

static void (*work_of_all)(unsigned number);

static void *run(void *argument)
{
    work_of_all((unsigned)(uintptr_t)argument);
    return NULL;
}

void workers_start(unsigned count, void (*work)(unsigned number))
{
    unsigned number;
    work_of_all = work;
    for (number = 0; number < count; number++) {
        pthread_t thread;
        CHECK_EQ(pthread_create(&thread, NULL, run, (void *)(uintptr_t)number), 0);
        CHECK_EQ(pthread_detach(thread), 0);
    }
}
