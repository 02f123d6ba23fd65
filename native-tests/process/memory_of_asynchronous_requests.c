#include <stdio.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "usage.h"

/* The managed heap grows in steps of 4 MiB; one may come at any moment. A leak of 500 bytes a request is more. */
enum { WARM_UP = 20000, REQUESTS = 20000, AT_ONCE = 20, BOUND_KIB = 8 * 1024 };

static HINTERNET connection;

static void run(int requests)
{
    struct exchange exchanges[AT_ONCE];
    int i;
    for (; requests > 0; requests -= AT_ONCE) {
        for (i = 0; i < AT_ONCE; i++) {
            exchange_begin(&exchanges[i], connection);
        }
        for (i = 0; i < AT_ONCE; i++) {
            exchange_await(&exchanges[i]);
        }
    }
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    long before, growth;
    int descriptors;

    connection = exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), server.port);
    run(WARM_UP);
    before = usage_resident_kib();
    descriptors = usage_descriptors();
    run(REQUESTS);
    growth = usage_resident_kib() - before;
    printf("%d requests: %ld KiB more\n", REQUESTS, growth);
    CHECK(growth < BOUND_KIB);
    /* As many connections as requests at once may have been needed meanwhile, and are kept. */
    CHECK(usage_descriptors() <= descriptors + AT_ONCE);
    loopback_stop(&server);
    return 0;
}
