/* Without descriptors a request fails, and the library works again as soon as there are some. */
#include "check.h"
#include "descriptor_shortage.h"
#include "exchange.h"
#include "loopback.h"

/* No connection is kept, so each exchange needs a new one. */
static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")
    "close\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    HINTERNET blocking = exchange_connect(exchange_session(0), server.port);
    HINTERNET asynchronous = exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server.port);
    struct exchange exchange;
    DWORD error;
    int round;

    exchange_in_both_modes(server.port);
    for (round = 0; round < 3; round++) {
        descriptor_shortage_begin(0);
        error = exchange_attempt(blocking);
        CHECK_EQ(error, ERROR_WINHTTP_CANNOT_CONNECT);
        exchange_begin(&exchange, asynchronous);
        error = exchange_outcome(&exchange);
        CHECK_EQ(error, ERROR_WINHTTP_CANNOT_CONNECT);
        descriptor_shortage_end();

        exchange_blocking(blocking);
        exchange_begin(&exchange, asynchronous);
        exchange_await(&exchange);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
