// The first call comes from the constructor of a global object.
#include "check.h"
#include "exchange.h"
#include "loopback.h"

static HINTERNET session = exchange_session(0);

int main()
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    HINTERNET connection = exchange_connect(session, server.port);
    exchange_blocking(connection);
    CHECK(WinHttpCloseHandle(connection) && WinHttpCloseHandle(session));
    exchange_in_both_modes(server.port);
    loopback_stop(&server);
    return 0;
}
