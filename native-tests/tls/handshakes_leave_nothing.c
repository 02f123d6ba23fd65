/*
 * Handshakes, half of them in each mode, every tenth of them refused: no descriptor is left behind. With a number as
 * argument it makes that many, and tells what they leave:
 *
 *     build/native-tests/tls/tls.handshakes_leave_nothing 10000
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "attempt.h"
#include "check.h"
#include "client.h"
#include "tls_lab.h"

enum { WARM_UP = 40, HANDSHAKES = 300, PERIODS = 5 };

static const char script[] =
    "connection\n"
    "tls %s\n"
    "receive head\n"
    "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\n"
    "close-notify\n"
    "close\n";

static long resident_kib(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    long total, resident;

    CHECK(file != NULL);
    CHECK(fscanf(file, "%ld %ld", &total, &resident) == 2);
    fclose(file);
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static void shake(const struct client *good, const struct client *bad, long count)
{
    long i;

    for (i = 0; i < count; i++) {
        if (i % 10 == 9) {
            CHECK_ATTEMPT(attempt_get(bad, 0), ERROR_WINHTTP_SECURE_FAILURE, WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA);
        } else {
            CHECK_ATTEMPT(attempt_get(good, 0), 0, 0);
        }
    }
}

int main(int count, char **arguments)
{
    long handshakes = count > 1 ? atol(arguments[1]) : HANDSHAKES;
    struct tls_lab lab = tls_lab_start();
    struct loopback good = tls_lab_server(&lab, script, "good"), bad = tls_lab_server(&lab, script, "untrusted");
    enum call_mode mode;

    EACH_MODE(mode) {
        struct client client = tls_client(mode, good.port), refused = tls_client(mode, bad.port);
        long first = 0, last = 0;
        int before, period;

        shake(&client, &refused, WARM_UP); /* what is opened once is open now */
        before = tls_descriptors();
        for (period = 0; period < PERIODS; period++) {
            shake(&client, &refused, handshakes / 2 / PERIODS);
            last = resident_kib();
            if (period == 0) {
                first = last;
            }
            printf("mode %d, %ld handshakes: %ld KiB, %d descriptors\n", (int)mode, (period + 1) * (handshakes / 2 / PERIODS), last,
                tls_descriptors());
            fflush(stdout);
        }
        printf("mode %d: %.3f KiB a handshake from the first fifth on\n", (int)mode,
            (double)(last - first) / (double)(handshakes / 2 / PERIODS * (PERIODS - 1)));
        CHECK_EQ(tls_descriptors(), before);
        client_close(&client);
        client_close(&refused);
    }
    loopback_stop(&good);
    loopback_stop(&bad);
    tls_lab_stop(&lab);
    return 0;
}
