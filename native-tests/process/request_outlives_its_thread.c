#include <pthread.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait answer\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

static struct exchange exchange;

static void *begin(void *connection)
{
    exchange_begin(&exchange, (HINTERNET)connection);
    pthread_exit(NULL);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC);
    HINTERNET connection = exchange_connect(session, server.port);
    pthread_t starter;

    CHECK(pthread_create(&starter, NULL, begin, connection) == 0);
    CHECK(pthread_join(starter, NULL) == 0);
    loopback_open_gate(&server, "answer");
    exchange_await(&exchange);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    loopback_stop(&server);
    return 0;
}
