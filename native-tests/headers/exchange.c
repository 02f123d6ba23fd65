#include "exchange.h"

#include "check.h"

struct exchange exchange_make(const char *script)
{
    struct exchange exchange;
    exchange.server = loopback_start(script);
    exchange.handles = open_handles(0, exchange.server.port);
    exchange.request = exchange.handles.request;
    CHECK_SUCCEEDS(WinHttpSendRequest(exchange.request, NULL, 0, NULL, 0, 0, 0));
    CHECK_SUCCEEDS(WinHttpReceiveResponse(exchange.request, NULL));
    return exchange;
}

void exchange_end(struct exchange *exchange)
{
    close_handles(&exchange->handles);
    loopback_check_script(&exchange->server);
    loopback_stop(&exchange->server);
}
