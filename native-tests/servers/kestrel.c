#include "kestrel.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "pattern.h"

enum { START_TIMEOUT_MS = 25000 };

static struct kestrel start(const char *command, int ports)
{
    struct kestrel kestrel;
    char answer[64];
    size_t length = 0;

    memset(&kestrel, 0, sizeof kestrel);
    kestrel.process = child_start(command);
    do {
        long count = child_read(kestrel.process, answer + length, sizeof answer - 1 - length, START_TIMEOUT_MS);

        CHECK(count > 0);
        length += (size_t)count;
        answer[length] = '\0';
    } while (strchr(answer, '\n') == NULL);
    CHECK_EQ(sscanf(answer, "listening %hu %hu %hu %hu", &kestrel.port, &kestrel.tls_port, &kestrel.client_port,
        &kestrel.late_port), ports);
    return kestrel;
}

struct kestrel kestrel_start(void)
{
    char command[4096];

    CHECK(snprintf(command, sizeof command, "%s --kestrel", loopback_command()) < (int)sizeof command);
    return start(command, 1);
}

struct kestrel kestrel_start_tls(const struct tls_lab *lab)
{
    char command[4096];

    CHECK(snprintf(command, sizeof command, "%s --kestrel --tls %s", loopback_command(), lab->folder)
        < (int)sizeof command);
    return start(command, 4);
}

void kestrel_stop(struct kestrel *kestrel)
{
    /* Said as well as meant by the closed channel: a forked child of the test may hold a copy of it. */
    child_write(kestrel->process, "quit\n", 5);
    CHECK_EQ(child_finish(kestrel->process), 0);
}

void kestrel_pattern_hash(unsigned long long length, char text[17])
{
    /* FNV-1a. */
    uint64_t hash = UINT64_C(14695981039346656037);
    unsigned long long i;

    for (i = 0; i < length; i++) {
        hash = (hash ^ pattern_byte(i)) * UINT64_C(1099511628211);
    }
    snprintf(text, 17, "%016" PRIx64, hash);
}
