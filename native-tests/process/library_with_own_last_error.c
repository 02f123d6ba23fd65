/* The last error is kept by another library, loaded before ours. */
#include <stddef.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "own_last_error.h"

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    int calls = own_last_error_calls();

    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    CHECK(own_last_error_calls() > calls);
    exchange_in_both_modes(server.port);
    loopback_stop(&server);
    return 0;
}
