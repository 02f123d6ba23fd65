/* A plug-in host loads and unloads the library; what runs inside it goes on, and it can be loaded once more. */
#include <dlfcn.h>

#include "check.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    int round;

    for (round = 0; round < 5; round++) {
        void *library = late_binding_load(late_binding_path(), RTLD_NOW | RTLD_LOCAL);
        exchange_in_both_modes(server.port);
        CHECK(dlclose(library) == 0);
    }
    loopback_stop(&server);
    return 0;
}
