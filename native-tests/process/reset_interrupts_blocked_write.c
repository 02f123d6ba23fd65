/* The server takes nothing, so a write waits for room, and is waiting when the reset comes: no timeout of ours. */
#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "delay 100\n"
    "reset\n";

enum { TOTAL_BYTES = 64 * 1024 * 1024, ROUNDS = 5 };

static char body[TOTAL_BYTES];

int main(void)
{
    struct loopback server = loopback_start(script);
    HINTERNET connection = exchange_connect(exchange_session(0), server.port);
    int round;

    for (round = 0; round < ROUNDS; round++) {
        HINTERNET request = exchange_request(connection, W("PUT"));
        DWORD written = 1;
        CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, TOTAL_BYTES, 0));
        CHECK_FAILS(WinHttpWriteData(request, body, TOTAL_BYTES, &written), ERROR_WINHTTP_CONNECTION_ERROR);
        CHECK_EQ(written, 0);
        CHECK(WinHttpCloseHandle(request));
    }
    loopback_stop(&server);
    return 0;
}
