#include <dlfcn.h>

#include "check.h"
#include "copied_library.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    struct copied_library copy = copied_library_make("a folder, with \xC3\xA4 & 100% XXXXXX");

    late_binding_load(copy.path, RTLD_NOW | RTLD_LOCAL);
    /* Nothing is read from the file again: an update may replace it while the program runs. */
    copied_library_remove(&copy);
    exchange_in_both_modes(server.port);
    loopback_stop(&server);
    return 0;
}
