/* Lines that are no trailers are left out, the others stay; the connection is not used again. */
#include "check.h"
#include "loopback.h"
#include "script.h"
#include "trailer_text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nno colon\r\nA: b\r\n\r\n")
    "hold\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\nC d: e\r\n folded: onto it\r\n: f\r\n\r\n")
    "hold\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nC: d\0e\r\nA: b\r\nF: g\rh\r\n\r\n")
    "hold\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\n\n")
    "hold\n";

enum { REPLIES = 4 };

int main(void)
{
    enum call_mode mode;
    unsigned reply;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(script);
        struct client client = client_open(mode, server.port);
        for (reply = 1; reply <= REPLIES; reply++) {
            struct exchange exchange;
            exchange_begin(&exchange, &client);
            CHECK_EQ(exchange_read_all(&exchange), 0);
            loopback_await_closed(&server, reply);
            trailers_are(exchange.request, "A|b|");
            exchange_close(&exchange);
        }
        loopback_check_script(&server);
        client_close(&client);
        loopback_stop(&server);
    }
    return 0;
}
