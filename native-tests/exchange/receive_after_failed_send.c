/* ReceiveResponse after a SendRequest that failed and was ignored: 12017. */
#include "check.h"
#include "exchange.h"
#include "refusing_port.h"

int main(void)
{
    unsigned short port = refusing_port();
    enum call_mode mode;
    EACH_MODE(mode) {
        struct client client = client_open(mode, port);
        struct exchange exchange;
        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), ERROR_WINHTTP_CANNOT_CONNECT);
        CHECK_EQ(exchange_receive(&exchange), ERROR_WINHTTP_OPERATION_CANCELLED);
        exchange_close(&exchange);
        client_close(&client);
    }
    return 0;
}
