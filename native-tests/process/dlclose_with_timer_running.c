#include <dlfcn.h>

#include "check.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "hold\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    void *library = late_binding_load(late_binding_path(), RTLD_NOW | RTLD_LOCAL);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC);
    HINTERNET connection = exchange_connect(session, server.port);
    struct exchange exchange;
    DWORD error;

    CHECK(WinHttpSetTimeouts(session, 0, 60000, 30000, 500));
    exchange_begin(&exchange, connection);
    loopback_await_received(&server, 0, 1);
    CHECK(dlclose(library) == 0);
    error = exchange_outcome(&exchange);
    CHECK_EQ(error, ERROR_WINHTTP_TIMEOUT);
    loopback_stop(&server);
    return 0;
}
