#include <sys/epoll.h>
#include <unistd.h>

#include "concurrent.h"
#include "failure.h"

enum { EVENTS = 256 };

struct loop {
    CURLM *multi;
    int poll;
    int64_t wake; /* clock_nanoseconds(); negative: no timer */
};

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

static void act(const struct loop *loop, curl_socket_t socket, int what)
{
    int active;

    many_check(curl_multi_socket_action(loop->multi, socket, what, &active), "curl_multi_socket_action");
}

static void wait_once(struct loop *loop)
{
    struct epoll_event events[EVENTS];
    int64_t left = loop->wake < 0 ? -1 : loop->wake - clock_nanoseconds();
    int ready;

    if (loop->wake >= 0 && left <= 0) {
        loop->wake = -1;
        act(loop, CURL_SOCKET_TIMEOUT, 0);
        left = 0;
    }
    /* Rounded up: a timer that is a little early would only come again. */
    ready = epoll_wait(loop->poll, events, EVENTS, left < 0 ? -1 : (int)((left + 999999) / 1000000));
    for (int i = 0; i < ready; i++) {
        act(loop, events[i].data.fd,
            ((events[i].events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0)
                | ((events[i].events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0)
                | ((events[i].events & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0));
    }
}

void many_run_by_socket_action(struct many *many)
{
    struct loop loop = { .multi = many->multi, .poll = epoll_create1(EPOLL_CLOEXEC), .wake = -1 };

    if (loop.poll < 0) {
        failure_of_system("epoll_create1");
    }
    curl_multi_setopt(many->multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(many->multi, CURLMOPT_SOCKETDATA, &loop);
    curl_multi_setopt(many->multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(many->multi, CURLMOPT_TIMERDATA, &loop);

    many_start(many);
    while (many->running > 0) {
        wait_once(&loop);
        many_go_on(many);
    }
    /* They are called once more when connections are closed. */
    curl_multi_setopt(many->multi, CURLMOPT_SOCKETFUNCTION, NULL);
    curl_multi_setopt(many->multi, CURLMOPT_TIMERFUNCTION, NULL);
    close(loop.poll);
}
