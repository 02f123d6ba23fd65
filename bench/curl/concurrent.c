/*
 * Many requests at once: the multi interface driven by curl_multi_poll. curl_multi_socket_action with epoll is meant for
 * thousands of transfers of which few are busy; here all are, and it took 6 to 10 % more processor time, with 1, 64 and
 * 1,000 at once: its epoll_ctl calls for each request cost more than looking at every transfer.
 */
#include <stdlib.h>

#include "failure.h"
#include "transfer.h"

enum { WAIT_MILLISECONDS = 1000 };

static void check_multi(CURLMcode code, const char *call)
{
    if (code != CURLM_OK) {
        failure("%s: %s", call, curl_multi_strerror(code));
    }
}

static void start(CURLM *multi, struct transfer *transfer)
{
    transfer_start(transfer);
    check_multi(curl_multi_add_handle(multi, transfer->easy), "curl_multi_add_handle");
}

/* Checks a transfer that is over; whether it goes on with another request. */
static int take(CURLM *multi, const CURLMsg *message, struct measurement *measurement)
{
    struct transfer *transfer;
    CURLcode code = message->data.result;

    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
    transfer_check(transfer, code);
    check_multi(curl_multi_remove_handle(multi, transfer->easy), "curl_multi_remove_handle");
    if (!measurement_take(measurement, &transfer->lane)) {
        return 0;
    }
    start(multi, transfer);
    return 1;
}

void run_concurrent(const struct work *work, struct measurement *measurement)
{
    struct transfer *transfers = calloc(work->count, sizeof *transfers);
    CURLM *multi = curl_multi_init();
    unsigned running = work->count;
    int has_started = 1, active, left;
    CURLMsg *message;

    if (transfers == NULL || multi == NULL) {
        failure_of_system("curl_multi_init");
    }
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)work->count + 1);

    measurement_start(measurement, work);
    for (unsigned i = 0; i < work->count; i++) {
        transfer_open(&transfers[i], work, work->host);
        start(multi, &transfers[i]);
    }
    while (running > 0) {
        /* What was started has its request sent before anybody waits. */
        if (!has_started) {
            check_multi(curl_multi_poll(multi, NULL, 0, WAIT_MILLISECONDS, NULL), "curl_multi_poll");
        }
        has_started = 0;
        check_multi(curl_multi_perform(multi, &active), "curl_multi_perform");
        while ((message = curl_multi_info_read(multi, &left)) != NULL) {
            if (take(multi, message, measurement)) {
                has_started = 1;
            } else {
                running--;
            }
        }
    }
    for (unsigned i = 0; i < work->count; i++) {
        transfer_close(&transfers[i]);
    }
    curl_multi_cleanup(multi);
    free(transfers);
}
