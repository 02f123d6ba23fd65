#include "descriptor_shortage.h"

#include <errno.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"

enum { LIMIT = 256 };

static int taken[LIMIT];
static int count;

void descriptor_shortage_begin(int left)
{
    struct rlimit limit;
    CHECK(getrlimit(RLIMIT_NOFILE, &limit) == 0);
    limit.rlim_cur = LIMIT;
    CHECK(setrlimit(RLIMIT_NOFILE, &limit) == 0);
    while ((taken[count] = dup(STDERR_FILENO)) >= 0) {
        count++;
    }
    CHECK(errno == EMFILE);
    while (left-- > 0) {
        close(taken[--count]);
    }
}

void descriptor_shortage_end(void)
{
    while (count > 0) {
        close(taken[--count]);
    }
}
