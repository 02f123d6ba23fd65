/* Reading less, or more, than was announced: nothing is lost, and ReadData fills its buffer all the same. */
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "script.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" "4\r\nabcd\r\n" "3\r\nefg\r\n" "0\r\n\r\n")
    "loop\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange exchange;
        char buffer[8];
        DWORD count;

        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_EQ(exchange_receive(&exchange), 0);
        CHECK_EQ(exchange_available(&exchange, &count), 0);
        CHECK_EQ(count, 4);
        CHECK_EQ(exchange_read(&exchange, buffer, 0, &count), 0);
        CHECK_EQ(count, 0);
        CHECK_EQ(exchange_read(&exchange, buffer, 1, &count), 0);
        CHECK(count == 1 && buffer[0] == 'a');
        CHECK_EQ(exchange_available(&exchange, &count), 0);
        CHECK_EQ(count, 3);
        CHECK_EQ(exchange_read(&exchange, buffer, 5, &count), 0);
        CHECK(count == 5 && memcmp(buffer, "bcdef", 5) == 0);
        CHECK_EQ(exchange_available(&exchange, &count), 0);
        CHECK_EQ(count, 1);
        CHECK_EQ(exchange_read(&exchange, buffer, sizeof buffer, &count), 0);
        CHECK(count == 1 && buffer[0] == 'g');
        CHECK_EQ(exchange_available(&exchange, &count), 0);
        CHECK_EQ(count, 0);
        CHECK_EQ(exchange_read(&exchange, buffer, sizeof buffer, &count), 0);
        CHECK_EQ(count, 0);
        exchange_close(&exchange);
        client_close(&client);
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
