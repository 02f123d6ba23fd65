/* Trailers that come byte by byte. */
#include "check.h"
#include "loopback.h"
#include "script.h"
#include "text.h"
#include "trailer_text.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
    SEND_BYTEWISE(0, "0\r\nA: one\r\nB:two\r\n three: 3\r\nA: four\r\n\r\n")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        exchange_begin(&exchange, &client);
        CHECK_EQ(exchange_read_all(&exchange), 0);
        trailers_are(exchange.request, "A|one|B|two three: 3|A|four|");
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
