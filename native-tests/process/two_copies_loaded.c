/* Two plug-ins of one host bring a copy of the library each. */
#include <dlfcn.h>

#include "check.h"
#include "copied_library.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    struct copied_library copy = copied_library_make("second copy XXXXXX");
    void *first = late_binding_load(late_binding_path(), RTLD_NOW | RTLD_LOCAL), *second;
    HINTERNET session;
    int round;

    exchange_in_both_modes(server.port);
    second = late_binding_load(copy.path, RTLD_NOW | RTLD_LOCAL);
    copied_library_remove(&copy);
    CHECK(second != first && dlsym(second, "WinHttpOpen") != dlsym(first, "WinHttpOpen"));
    for (round = 0; round < 10; round++) {
        late_binding_bind(round % 2 == 0 ? second : first);
        exchange_in_both_modes(server.port);
    }

    /* Handles of the one mean nothing to the other, which has none open. */
    late_binding_bind(first);
    session = exchange_session(0);
    late_binding_bind(second);
    CHECK_FAILS(WinHttpCloseHandle(session), ERROR_INVALID_HANDLE);
    loopback_stop(&server);
    return 0;
}
