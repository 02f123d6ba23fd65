/* A folder that does not exist, a full disk, no standard output: told as such, and the exchange is given up. */
#define _POSIX_C_SOURCE 200809L

#include <unistd.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 5\r\n\r\n" "abcde")
    "hold\n";

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct tool_run run = tool_run("%s --output no-such-folder/file http://127.0.0.1:%u/", modes[mode], server.port);

        tool_expect_message(&run, "\nwinhttp-trace: no-such-folder/file: No such file or directory\n");
        tool_expect_message(&run, " HANDLE_CLOSING        request\n");
        CHECK_EQ(run.exit_code, 3);
        tool_free(&run);

        if (access("/dev/full", W_OK) == 0) { /* Linux */
            run = tool_run("%s --output /dev/full http://127.0.0.1:%u/", modes[mode], server.port);
            tool_expect_message(&run, "\nwinhttp-trace: /dev/full: No space left on device\n");
            CHECK_EQ(run.exit_code, 3);
            tool_free(&run);
        }

        run = tool_run("%s http://127.0.0.1:%u/ >&-", modes[mode], server.port);
        tool_expect_message(&run, "\nwinhttp-trace: standard output: ");
        CHECK_EQ(run.exit_code, 3);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
