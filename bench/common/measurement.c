#include "measurement.h"

#include <stdio.h>

#include "bodies.h"

enum phase { WARMING_UP, BEGINNING, MEASURING, ENDING, OVER };

void measurement_start(struct measurement *measurement, const struct work *work)
{
    int64_t now = clock_nanoseconds(), nanoseconds = (int64_t)(work->seconds * 1e9);

    measurement->bytes_each = body_bytes(work->kind);
    measurement->warm_until = now + nanoseconds / 5;
    measurement->duration = nanoseconds;
    measurement->cold = work->kind == WORK_CONCURRENT ? (long)work->count : 1;
}

void lane_start(struct lane *lane)
{
    lane->started = clock_nanoseconds();
}

static int change(struct measurement *measurement, int from, int to)
{
    return atomic_compare_exchange_strong(&measurement->phase, &from, to);
}

int measurement_take(struct measurement *measurement, struct lane *lane)
{
    int64_t now = clock_nanoseconds();

    if (!lane->is_warm) {
        lane->is_warm = 1;
        atomic_fetch_sub(&measurement->cold, 1);
    }
    switch ((enum phase)atomic_load(&measurement->phase)) {
    case WARMING_UP:
        if (now >= measurement->warm_until && measurement->cold == 0 && change(measurement, WARMING_UP, BEGINNING)) {
            measurement->begun = now;
            measurement->until = now + measurement->duration;
            measurement->use_begun = processor_use();
            atomic_store(&measurement->phase, MEASURING);
        }
        return 1;
    case BEGINNING:
        return 1;
    case MEASURING:
        latencies_add(&measurement->latencies, now - lane->started);
        atomic_fetch_add_explicit(&measurement->requests, 1, memory_order_relaxed);
        if (now < measurement->until) {
            return 1;
        }
        if (change(measurement, MEASURING, ENDING)) {
            measurement->ended = now;
            measurement->use_ended = processor_use();
            atomic_store(&measurement->phase, OVER);
        }
        return 0;
    case ENDING:
    case OVER:
        break;
    }
    return 0;
}

void measurement_print(const struct measurement *measurement)
{
    struct processor_use use = processor_use_between(measurement->use_begun, measurement->use_ended);

    printf("result peak_kb=%ld", peak_kibibytes());
    if (measurement->requests > 0) {
        printf(" requests=%ld bytes=%lld seconds=%.6f user_us=%lld system_us=%lld switches=%ld p50_us=%.2f p99_us=%.2f",
            measurement->requests, measurement->requests * measurement->bytes_each,
            (double)(measurement->ended - measurement->begun) / 1e9, (long long)use.user, (long long)use.system,
            use.switches, latencies_percentile(&measurement->latencies, 0.5) / 1e3,
            latencies_percentile(&measurement->latencies, 0.99) / 1e3);
    }
    if (measurement->idle_bytes >= 0) {
        printf(" idle_bytes=%.0f", measurement->idle_bytes);
    }
    if (measurement->notifications >= 0) {
        printf(" notifications=%.2f notification_ns=%.2f", measurement->notifications,
            measurement->notification_nanoseconds);
    }
    putchar('\n');
}
