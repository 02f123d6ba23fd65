/* A program started by fork and exec uses the library afresh while its parent has a request in flight. */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    "wait answer\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
    EXCHANGE_SCRIPT;

int main(int argc, char **argv)
{
    struct loopback server;
    struct exchange exchange;
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        exchange_in_both_modes(port);
        return 0;
    }
    server = loopback_start(script);
    exchange_begin(&exchange, exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server.port));
    loopback_await_received(&server, 0, 1);
    CHECK_EQ(program_rerun("use", server.port), 0);
    loopback_open_gate(&server, "answer");
    exchange_await(&exchange);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
