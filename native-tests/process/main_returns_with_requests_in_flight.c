#include <pthread.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "program.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "hold\n";

enum { ROUNDS = 20, IN_FLIGHT = 2 };

static int sent; /* guarded by the monitor */

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)handle;
    (void)context;
    (void)info;
    (void)length;
    if (status == WINHTTP_CALLBACK_STATUS_REQUEST_SENT) {
        monitor_enter();
        sent++;
        monitor_wake();
        monitor_leave();
    }
}

static HINTERNET open_request(DWORD flags, unsigned short port)
{
    HINTERNET request = exchange_request(exchange_connect(exchange_session(flags), port), NULL);
    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    return request;
}

static void *receive(void *request)
{
    CHECK(WinHttpSendRequest((HINTERNET)request, NULL, 0, NULL, 0, 0, 0));
    WinHttpReceiveResponse((HINTERNET)request, NULL);
    return NULL;
}

static int leave(unsigned short port)
{
    pthread_t receiver;
    HINTERNET request = open_request(WINHTTP_FLAG_ASYNC, port);

    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    CHECK(pthread_create(&receiver, NULL, receive, open_request(0, port)) == 0);
    monitor_enter();
    while (sent < IN_FLIGHT) {
        monitor_wait(clock_ms() + 60000);
    }
    monitor_leave();
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;
    int round;

    if (program_scenario(argc, argv, &port) != NULL) {
        return leave(port);
    }
    server = loopback_start(script);
    for (round = 0; round < ROUNDS; round++) {
        CHECK_EQ(program_rerun("leave", server.port), 0);
    }
    loopback_await_closed(&server, ROUNDS * IN_FLIGHT);
    loopback_stop(&server);
    return 0;
}
