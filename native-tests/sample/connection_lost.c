/* The server leaves in the middle of the body: what came is delivered, then the error. */
#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 100\r\n\r\n" "only this")
    "close\n";

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct tool_run run = tool_run("%s http://127.0.0.1:%u/", modes[mode], server.port);

        tool_expect_message(&run, "\nwinhttp-trace: WinHttpReadData: 12030 ERROR_WINHTTP_CONNECTION_ERROR, ");
        CHECK_EQ(run.exit_code, 1);
        loopback_check_script(&server);
        loopback_stop(&server);
        tool_free(&run);
    }
    return 0;
}
