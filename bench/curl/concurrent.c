/*
 * Many requests at once, each way in its place: curl_multi_poll looks at all transfers in each round, and
 * curl_multi_socket_action pays epoll_ctl calls for each request. Whichever is less is libcurl at its best.
 */
#include "concurrent.h"

#include <stdlib.h>

#include "failure.h"

enum { MOST_BY_POLL = 256 };

void many_check(CURLMcode code, const char *call)
{
    if (code != CURLM_OK) {
        failure("%s: %s", call, curl_multi_strerror(code));
    }
}

static void start(struct many *many, struct transfer *transfer)
{
    transfer_start(transfer);
    many_check(curl_multi_add_handle(many->multi, transfer->easy), "curl_multi_add_handle");
}

void many_start(struct many *many)
{
    for (unsigned i = 0; i < many->count; i++) {
        start(many, &many->transfers[i]);
    }
}

unsigned many_go_on(struct many *many)
{
    unsigned started = 0;
    CURLMsg *message;
    int left;

    while ((message = curl_multi_info_read(many->multi, &left)) != NULL) {
        struct transfer *transfer;
        CURLcode code = message->data.result;

        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
        transfer_check(transfer, code);
        many_check(curl_multi_remove_handle(many->multi, transfer->easy), "curl_multi_remove_handle");
        if (measurement_take(many->measurement, &transfer->lane)) {
            start(many, transfer);
            started++;
        } else {
            many->running--;
        }
    }
    return started;
}

void run_concurrent(const struct work *work, struct measurement *measurement)
{
    struct many many = {
        .multi = curl_multi_init(),
        .transfers = calloc(work->count, sizeof *many.transfers),
        .count = work->count,
        .running = work->count,
        .measurement = measurement,
    };

    if (many.transfers == NULL || many.multi == NULL) {
        failure_of_system("curl_multi_init");
    }
    curl_multi_setopt(many.multi, CURLMOPT_MAXCONNECTS, (long)many.count + 1);
    for (unsigned i = 0; i < many.count; i++) {
        transfer_open(&many.transfers[i], work, work->host);
    }

    measurement_start(measurement, work);
    if (many.count > MOST_BY_POLL) {
        many_run_by_socket_action(&many);
    } else {
        many_run_by_poll(&many);
    }
    for (unsigned i = 0; i < many.count; i++) {
        transfer_close(&many.transfers[i]);
    }
    curl_multi_cleanup(many.multi);
    free(many.transfers);
}
