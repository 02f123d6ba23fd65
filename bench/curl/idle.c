/* A multi handle keeps the connections of transfers that are over; a fresh one for each transfer is asked for. */
#include <stdio.h>

#include "failure.h"
#include "idle.h"
#include "transfer.h"

static void use_new_connection(CURLM *multi, struct transfer *transfer)
{
    int running, left;
    CURLMsg *message;

    transfer_start(transfer);
    curl_multi_add_handle(multi, transfer->easy);
    while (curl_multi_perform(multi, &running) == CURLM_OK && running > 0) {
        if (curl_multi_poll(multi, NULL, 0, 1000, NULL) != CURLM_OK) {
            failure("curl_multi_poll");
        }
    }
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        transfer_check(transfer, message->data.result);
    }
    curl_multi_remove_handle(multi, transfer->easy);
}

static void open_and_use(CURLM *multi, const struct work *work, unsigned address, unsigned count)
{
    struct transfer transfer;
    char host[32];

    snprintf(host, sizeof host, "127.0.0.%u", address);
    transfer_open(&transfer, work, host);
    for (unsigned i = 0; i < count; i++) {
        use_new_connection(multi, &transfer);
    }
    transfer_close(&transfer);
}

void run_idle(const struct work *work, struct measurement *measurement)
{
    unsigned each = work->count / IDLE_ADDRESSES;
    CURLM *multi = curl_multi_init();
    long before;

    if (multi == NULL) {
        failure("curl_multi_init");
    }
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)work->count + IDLE_WARM_COUNT + 1);
    open_and_use(multi, work, 1, IDLE_WARM_COUNT);
    before = resident_kibibytes();
    for (unsigned i = 0; i < IDLE_ADDRESSES; i++) {
        open_and_use(multi, work, 2 + i, each);
    }
    idle_take(measurement, each * IDLE_ADDRESSES, before);
    curl_multi_cleanup(multi);
}
