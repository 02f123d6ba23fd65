#define _POSIX_C_SOURCE 200809L
#define _FILE_OFFSET_BITS 64

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "nginx.h"

#define GIBIBYTE (1ull << 30)

/* What an exchange may add to the peak of the process, in KiB: far above its buffers, far below the file. */
enum { BOUND = 64 * 1024 };

/* The only places that are not zero: the file is all hole but for them, and takes no room. */
static const unsigned long long marks[] = { 0, GIBIBYTE / 2 - 1, GIBIBYTE - 1 };
enum { MARKS = sizeof marks / sizeof marks[0] };

static void write_sparse_file(const char *name)
{
    FILE *file = fopen(name, "wb");
    int i;

    CHECK(file != NULL);
    for (i = 0; i < MARKS; i++) {
        CHECK(fseeko(file, (off_t)marks[i], SEEK_SET) == 0);
        CHECK(putc('A' + i, file) != EOF);
    }
    CHECK(fclose(file) == 0);
}

static void take(struct exchange *exchange, const unsigned char *piece, DWORD length)
{
    static const unsigned char zeros[EXCHANGE_PIECE];
    unsigned long long offset = exchange->body_bytes;
    DWORD from = 0;
    int i;

    for (i = 0; i < MARKS; i++) {
        if (marks[i] >= offset && marks[i] < offset + length) {
            DWORD at = (DWORD)(marks[i] - offset);
            CHECK(memcmp(piece + from, zeros, at - from) == 0);
            CHECK_EQ(piece[at], 'A' + i);
            from = at + 1;
        }
    }
    CHECK(memcmp(piece + from, zeros, length - from) == 0);
}

static long peak_kib(void)
{
    struct rusage usage;

    CHECK(getrusage(RUSAGE_SELF, &usage) == 0);
#if defined(__APPLE__)
    return usage.ru_maxrss / 1024;
#else
    return usage.ru_maxrss;
#endif
}

int main(void)
{
    struct nginx nginx = nginx_start("");
    int mode;

    write_sparse_file(nginx_file(&nginx, "sparse"));
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        long before = peak_kib(), growth;
        struct exchange_client client = exchange_client_open(exchange_modes[mode], nginx.port);
        struct exchange exchange;

        memset(&exchange, 0, sizeof exchange);
        exchange.object = W("/sparse");
        exchange.take = take;
        exchange_run(&client, &exchange, 200);
        CHECK_EQ(exchange.body_bytes, GIBIBYTE);
        exchange_close(&exchange);
        exchange_client_close(&client);

        growth = peak_kib() - before;
        printf("mode %d: the peak of memory grew by %ld KiB\n", mode, growth);
        CHECK(growth < BOUND);
    }
    nginx_stop(&nginx);
    return 0;
}
