/* One request after the other: the easy interface, one handle used again, which keeps its connection. */
#include "failure.h"
#include "transfer.h"

static void run_sequential(const struct work *work, struct measurement *measurement)
{
    struct transfer transfer;

    transfer_open(&transfer, work, work->host);
    measurement_start(measurement, work);
    do {
        transfer_start(&transfer);
        transfer_check(&transfer, curl_easy_perform(transfer.easy));
    } while (work->kind != WORK_FIRST_BYTE && measurement_take(measurement, &transfer.lane));
    transfer_close(&transfer);
}

void work_run(const struct work *work, struct measurement *measurement)
{
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        failure("curl_global_init");
    }
    switch (work->kind) {
    case WORK_GET:
    case WORK_DOWNLOAD:
    case WORK_UPLOAD:
    case WORK_FIRST_BYTE:
        run_sequential(work, measurement);
        break;
    case WORK_CONCURRENT:
        run_concurrent(work, measurement);
        break;
    case WORK_IDLE:
        run_idle(work, measurement);
        break;
    case WORK_NOTIFICATIONS:
    case WORK_HANDLE_NOTIFICATIONS:
        failure("libcurl has no notifications");
    }
    curl_global_cleanup();
}
