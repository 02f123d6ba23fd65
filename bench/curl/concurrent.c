/*
 * Many requests at once: the multi interface driven by curl_multi_socket_action and epoll. curl_multi_poll looks at each
 * transfer in each round, so this is the form in which libcurl is at its best, by its own documentation, too.
 */
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "failure.h"
#include "transfer.h"

enum { EVENTS = 256 };

struct loop {
    CURLM *multi;
    int poll;
    int64_t wake; /* clock_nanoseconds(); negative: no timer */
};

static void check_multi(CURLMcode code, const char *call)
{
    if (code != CURLM_OK) {
        failure("%s: %s", call, curl_multi_strerror(code));
    }
}

/* Known is set once the socket is in epoll. */
static int on_socket(CURL *easy, curl_socket_t socket, int what, void *context, void *known)
{
    struct loop *loop = context;
    struct epoll_event event = { .data.fd = socket };

    (void)easy;
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(loop->poll, EPOLL_CTL_DEL, socket, &event);
        return 0;
    }
    event.events = ((what & CURL_POLL_IN) != 0 ? EPOLLIN : 0u) | ((what & CURL_POLL_OUT) != 0 ? EPOLLOUT : 0u);
    if (epoll_ctl(loop->poll, known != NULL ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event) != 0) {
        failure_of_system("epoll_ctl");
    }
    if (known == NULL) {
        curl_multi_assign(loop->multi, socket, loop);
    }
    return 0;
}

static int on_timer(CURLM *multi, long milliseconds, void *context)
{
    struct loop *loop = context;

    (void)multi;
    loop->wake = milliseconds < 0 ? -1 : clock_nanoseconds() + milliseconds * 1000000;
    return 0;
}

static void wait_once(struct loop *loop)
{
    struct epoll_event events[EVENTS];
    int64_t left = loop->wake < 0 ? -1 : loop->wake - clock_nanoseconds();
    int ready, running;

    if (loop->wake >= 0 && left <= 0) {
        loop->wake = -1;
        check_multi(curl_multi_socket_action(loop->multi, CURL_SOCKET_TIMEOUT, 0, &running), "curl_multi_socket_action");
        left = 0;
    }
    /* Rounded up: a timer that is a little early would only come again. */
    ready = epoll_wait(loop->poll, events, EVENTS, left < 0 ? -1 : (int)((left + 999999) / 1000000));
    for (int i = 0; i < ready; i++) {
        int what = ((events[i].events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0)
            | ((events[i].events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0)
            | ((events[i].events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
        check_multi(curl_multi_socket_action(loop->multi, events[i].data.fd, what, &running), "curl_multi_socket_action");
    }
}

static void start(struct loop *loop, struct transfer *transfer)
{
    transfer_start(transfer);
    check_multi(curl_multi_add_handle(loop->multi, transfer->easy), "curl_multi_add_handle");
}

void run_concurrent(const struct work *work, struct measurement *measurement)
{
    struct transfer *transfers = calloc(work->count, sizeof *transfers);
    struct loop loop = { .multi = curl_multi_init(), .poll = epoll_create1(EPOLL_CLOEXEC), .wake = -1 };
    unsigned running = work->count;
    CURLMsg *message;
    int left;

    if (transfers == NULL || loop.multi == NULL || loop.poll < 0) {
        failure_of_system("curl_multi_init");
    }
    curl_multi_setopt(loop.multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(loop.multi, CURLMOPT_SOCKETDATA, &loop);
    curl_multi_setopt(loop.multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(loop.multi, CURLMOPT_TIMERDATA, &loop);
    curl_multi_setopt(loop.multi, CURLMOPT_MAXCONNECTS, (long)work->count + 1);

    measurement_start(measurement, work);
    for (unsigned i = 0; i < work->count; i++) {
        transfer_open(&transfers[i], work, work->host);
        start(&loop, &transfers[i]);
    }
    while (running > 0) {
        wait_once(&loop);
        while ((message = curl_multi_info_read(loop.multi, &left)) != NULL) {
            struct transfer *transfer;
            CURLcode code = message->data.result;

            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, (char **)&transfer);
            transfer_check(transfer, code);
            check_multi(curl_multi_remove_handle(loop.multi, transfer->easy), "curl_multi_remove_handle");
            if (measurement_take(measurement, transfer->started)) {
                start(&loop, transfer);
            } else {
                running--;
            }
        }
    }
    for (unsigned i = 0; i < work->count; i++) {
        transfer_close(&transfers[i]);
    }
    curl_multi_cleanup(loop.multi);
    close(loop.poll);
    free(transfers);
}
