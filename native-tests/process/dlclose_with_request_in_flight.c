#include <dlfcn.h>

#include "check.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "wait answer\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

int main(void)
{
    struct loopback server = loopback_start(script);
    void *library = late_binding_load(late_binding_path(), RTLD_NOW | RTLD_LOCAL);
    HINTERNET session = exchange_session(WINHTTP_FLAG_ASYNC);
    HINTERNET connection = exchange_connect(session, server.port);
    struct exchange exchange;

    exchange_begin(&exchange, connection);
    loopback_await_received(&server, 0, 1);
    CHECK(dlclose(library) == 0);
    loopback_open_gate(&server, "answer");
    exchange_await(&exchange);

    late_binding_load(late_binding_path(), RTLD_NOW | RTLD_LOCAL);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    loopback_stop(&server);
    return 0;
}
