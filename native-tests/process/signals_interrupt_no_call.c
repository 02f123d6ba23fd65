/* A profiler or a timer interrupts system calls all the time, with a handler that does not restart them. */
#include <signal.h>
#include <string.h>
#include <sys/time.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"

enum { ROUNDS = 100, SIGNALS_PER_SECOND = 2000 };

static volatile sig_atomic_t ticks;

static void on_tick(int number)
{
    (void)number;
    ticks++;
}

/* Connects anew each time, and lets the client wait: 5 ms is several ticks. */
static const char script[] =
    "connection\n"
    "receive head\n"
    "delay 5\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n")
    "delay 5\n"
    SEND("hello")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    HINTERNET connection = exchange_connect(exchange_session(0), server.port);
    struct sigaction action;
    struct itimerval interval;
    int round;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_tick;
    CHECK(sigaction(SIGALRM, &action, NULL) == 0);
    memset(&interval, 0, sizeof interval);
    interval.it_value.tv_usec = interval.it_interval.tv_usec = 1000000 / SIGNALS_PER_SECOND;
    CHECK(setitimer(ITIMER_REAL, &interval, NULL) == 0);

    for (round = 0; round < ROUNDS; round++) {
        exchange_blocking(connection);
    }
    exchange_in_both_modes(server.port);

    memset(&interval, 0, sizeof interval);
    CHECK(setitimer(ITIMER_REAL, &interval, NULL) == 0);
    CHECK(ticks > ROUNDS);
    loopback_stop(&server);
    return 0;
}
