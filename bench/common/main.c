#include "measurement.h"

static struct measurement measurement = { .idle_bytes = -1, .notifications = -1 };

int main(int count, char **arguments)
{
    struct work work = work_from_arguments(count, arguments);

    allow_files(work.count + 100);
    work_run(&work, &measurement);
    if (work.kind != WORK_FIRST_BYTE) {
        measurement_print(&measurement);
    }
    return 0;
}
