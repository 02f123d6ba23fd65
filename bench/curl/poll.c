#include "concurrent.h"

enum { WAIT_MILLISECONDS = 1000 };

void many_run_by_poll(struct many *many)
{
    unsigned started;
    int active;

    many_start(many);
    started = many->count;
    while (many->running > 0) {
        /* What was started has its request sent before anybody waits. */
        if (started == 0) {
            many_check(curl_multi_poll(many->multi, NULL, 0, WAIT_MILLISECONDS, NULL), "curl_multi_poll");
        }
        many_check(curl_multi_perform(many->multi, &active), "curl_multi_perform");
        started = many_go_on(many);
    }
}
