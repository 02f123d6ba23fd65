#include <dlfcn.h>
#include <pthread.h>

#include "check.h"
#include "exchange.h"
#include "late_binding.h"
#include "loopback.h"

static void *load_and_use(void *argument)
{
    const struct loopback *server = (const struct loopback *)argument;
    void *library = late_binding_load(late_binding_path(), RTLD_NOW | RTLD_LOCAL);
    exchange_in_both_modes(server->port);
    return library;
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    pthread_t loader;
    void *library;

    CHECK(pthread_create(&loader, NULL, load_and_use, &server) == 0);
    CHECK(pthread_join(loader, &library) == 0);
    exchange_in_both_modes(server.port);
    CHECK(dlclose(library) == 0);
    loopback_stop(&server);
    return 0;
}
