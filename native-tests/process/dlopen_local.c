/* Under RTLD_LOCAL no name of the library reaches the program, and none of its own names through the program. */
#include <dlfcn.h>

#include "check.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    late_binding_load(late_binding_path(), RTLD_LAZY | RTLD_LOCAL);
    CHECK(dlsym(RTLD_DEFAULT, "WinHttpOpen") == NULL);
    CHECK(dlsym(RTLD_DEFAULT, "SetLastError") == NULL);
    exchange_in_both_modes(server.port);
    /* The last error is kept inside when nobody else keeps one. */
    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    loopback_stop(&server);
    return 0;
}
