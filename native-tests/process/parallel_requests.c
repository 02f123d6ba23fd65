/* Threads that wait and requests that call back, at once, to two servers whose answers differ. */
#include <pthread.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"

enum { THREADS = 16, ROUNDS = 200, AT_ONCE = 8 };

static const char other_script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nother words")
    "loop\n";

static HINTERNET blocking, other, asynchronous;

static void exchange_with_other(void)
{
    HINTERNET request = exchange_request(other, NULL);
    char body[64];
    DWORD length = 0;
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
    CHECK(WinHttpReceiveResponse(request, NULL));
    CHECK(WinHttpReadData(request, body, sizeof body, &length));
    CHECK(length == 11 && memcmp(body, "other words", 11) == 0);
    CHECK(WinHttpCloseHandle(request));
}

static void *work_blocking(void *unused)
{
    int round;
    for (round = 0; round < ROUNDS; round += 2) {
        exchange_blocking(blocking);
        exchange_with_other();
    }
    return unused;
}

static void *work_asynchronously(void *unused)
{
    struct exchange exchanges[AT_ONCE];
    int round, i;
    for (round = 0; round < ROUNDS; round += AT_ONCE) {
        for (i = 0; i < AT_ONCE; i++) {
            exchange_begin(&exchanges[i], asynchronous);
        }
        for (i = 0; i < AT_ONCE; i++) {
            exchange_await(&exchanges[i]);
        }
    }
    return unused;
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    struct loopback other_server = loopback_start(other_script);
    HINTERNET session = exchange_session(0);
    pthread_t threads[THREADS + 4];
    int i;

    blocking = exchange_connect(session, server.port);
    other = exchange_connect(session, other_server.port);
    asynchronous = exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server.port);
    for (i = 0; i < THREADS + 4; i++) {
        CHECK(pthread_create(&threads[i], NULL, i < THREADS ? work_blocking : work_asynchronously, NULL) == 0);
    }
    for (i = 0; i < THREADS + 4; i++) {
        CHECK(pthread_join(threads[i], NULL) == 0);
    }
    loopback_check_script(&server);
    loopback_check_script(&other_server);
    loopback_stop(&server);
    loopback_stop(&other_server);
    return 0;
}
