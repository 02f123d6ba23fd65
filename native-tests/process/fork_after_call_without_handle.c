/* The library starts with its first call, whichever that is. A copy made after a call that needs no handle is as
   unable to work as any other. */
#include "check.h"
#include "exchange.h"
#include "program.h"
#include "text.h"

static void use_in_copy(void *unused)
{
    (void)unused;
    CHECK_FAILS(WinHttpOpen(W("copy"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, WINHTTP_FLAG_ASYNC),
        ERROR_WINHTTP_SHUTDOWN);
}

int main(int argc, char **argv)
{
    unsigned short port;

    if (program_scenario(argc, argv, &port) != NULL) {
        CHECK(WinHttpCheckPlatform());
        return program_forked(use_in_copy, NULL);
    }
    CHECK_EQ(program_rerun("use", 0), 0);
    return 0;
}
