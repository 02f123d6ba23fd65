/* A file of more than 4 GiB: its length does not fit dwTotalLength. The server takes only the beginning and leaves. */
#define _POSIX_C_SOURCE 200809L
#define _FILE_OFFSET_BITS 64

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    "receive 1000000\n"
    "reset\n";

int main(void)
{
    static const char name[] = "upload_beyond_32_bits.in";
    FILE *file = fopen(name, "wb");
    int mode;

    /* All hole, so it takes no room. */
    CHECK(file != NULL && ftruncate(fileno(file), (off_t)5 << 30) == 0 && fclose(file) == 0);
    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct tool_run run = tool_run("%s --data @%s http://127.0.0.1:%u/x", modes[mode], name, server.port);
        struct loopback_bytes received = loopback_received(&server, 0);

        CHECK(strstr(received.data, "\r\nContent-Length: 5368709120\r\n") != NULL);
        CHECK(received.total > 1000000);
        tool_expect_message(&run, "\nwinhttp-trace: WinHttpWriteData: 12030 ERROR_WINHTTP_CONNECTION_ERROR, ");
        CHECK_EQ(run.exit_code, 1);
        loopback_check_script(&server);
        loopback_stop(&server);
        free(received.data);
        tool_free(&run);
    }
    remove(name);
    return 0;
}
