#include <dlfcn.h>

#include "check.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    void *library = late_binding_load(late_binding_path(), RTLD_NOW | RTLD_GLOBAL);
    CHECK(dlsym(RTLD_DEFAULT, "WinHttpOpen") == dlsym(library, "WinHttpOpen"));
    exchange_in_both_modes(server.port);
    /* Its own SetLastError is what a search of the process finds now; it must not call itself for ever. */
    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    loopback_stop(&server);
    return 0;
}
