/* A transfer of libcurl, set up for the work. */
#ifndef BENCH_TRANSFER_H
#define BENCH_TRANSFER_H

#include <curl/curl.h>

#include "measurement.h"

struct transfer {
    CURL *easy;
    const struct work *work;
    struct curl_slist *headers;
    long long received, sent;
    struct lane lane;
};

/* At an address that stays where it is. */
void transfer_open(struct transfer *transfer, const struct work *work, const char *host);
void transfer_close(struct transfer *transfer);

/* Before each use. */
void transfer_start(struct transfer *transfer);

/* After it. Fails unless all of the body is there. */
void transfer_check(const struct transfer *transfer, CURLcode code);

void run_concurrent(const struct work *work, struct measurement *measurement);
void run_idle(const struct work *work, struct measurement *measurement);

#endif
