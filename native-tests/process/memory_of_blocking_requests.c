#include <stdio.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "usage.h"

/* The managed heap grows in steps of 4 MiB; one may come at any moment. A leak of 500 bytes a request is more. */
enum { WARM_UP = 20000, REQUESTS = 20000, BOUND_KIB = 8 * 1024 };

static HINTERNET connection;

static void run(int requests)
{
    while (requests-- > 0) {
        exchange_blocking(connection);
    }
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    long before, growth;
    int descriptors;

    connection = exchange_connect(exchange_session(0), server.port);
    run(WARM_UP);
    before = usage_resident_kib();
    descriptors = usage_descriptors();
    run(REQUESTS);
    growth = usage_resident_kib() - before;
    printf("%d requests: %ld KiB more\n", REQUESTS, growth);
    CHECK(growth < BOUND_KIB);
    CHECK_EQ(usage_descriptors(), descriptors);
    loopback_stop(&server);
    return 0;
}
