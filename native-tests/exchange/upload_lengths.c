/* Lengths that contradict each other or the caller's own framing headers: 87, and nothing goes over the network. */
#include "check.h"
#include "exchange.h"
#include "refusing_port.h"
#include "text.h"

static const struct {
    const WCHAR *headers;
    size_t initial, total;
} refused[] = {
    { NULL, 2, 1 },
    { W("Content-Length: 3"), 2, 2 },
    { W("Content-Length: three"), 2, 2 },
    { W("Content-Length: -1"), 0, 0 },
    { W("Content-Length: "), 0, 0 },
    { W("Transfer-Encoding: chunked"), 2, 2 },
    { W("Transfer-Encoding: chunked"), 0, 2 },
    { W("Transfer-Encoding: chunked\r\nContent-Length: 0"), 0, 0 },
};

int main(void)
{
    unsigned short port = refusing_port();
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        struct client client = client_open(mode, port);
        for (at = 0; at < sizeof refused / sizeof refused[0]; at++) {
            struct exchange exchange;
            exchange_open(&exchange, &client, W("POST"), NULL);
            CHECK_EQ(exchange_send(&exchange, refused[at].headers, "ab", refused[at].initial, refused[at].total),
                ERROR_INVALID_PARAMETER);
            /* Of the same request, a good one gets as far as the network. */
            CHECK_EQ(exchange_send(&exchange, NULL, "ab", 2, 2), ERROR_WINHTTP_CANNOT_CONNECT);
            exchange_close(&exchange);
        }
        client_close(&client);
    }
    return 0;
}
