/* The server of `./build.sh demo`, and blocks.cmake, which does the work beside it. */
#include <stdio.h>

#include "check.h"
#include "child_process.h"
#include "loopback.h"

enum { SILENCE_MS = 60000 };

static char *read_script(void)
{
    static char script[4096];
    FILE *file = fopen(DEMO_SCRIPT, "r");
    size_t length;

    CHECK(file != NULL);
    length = fread(script, 1, sizeof script - 1, file);
    CHECK(length > 0 && length < sizeof script - 1);
    fclose(file);
    script[length] = '\0';
    return script;
}

int main(void)
{
    struct loopback server = loopback_start(read_script());
    struct child_process blocks;
    char command[4096], output[4096];
    long count;

    CHECK(snprintf(command, sizeof command, BLOCKS, server.port) < (int)sizeof command);
    blocks = child_start(command);
    while ((count = child_read(blocks, output, sizeof output, SILENCE_MS)) > 0) {
        fwrite(output, 1, (size_t)count, stdout);
    }
    CHECK(count != CHILD_READ_TIMED_OUT);
    CHECK_EQ(child_finish(blocks), 0);
    /* The trace, and the program twice: built by CMake and by hand. */
    CHECK_EQ(loopback_connections(&server), 3);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
