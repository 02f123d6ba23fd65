/* What comes behind a chunked body is shown behind it. */
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Transfer-Encoding: chunked\r\n\r\n" "2\r\nok\r\n" "0\r\nX-Sum: 12\r\nX-Other: 3\r\n\r\n");

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct tool_run run = tool_run("%s http://127.0.0.1:%u/", modes[mode], server.port);

        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "ok");
        tool_expect_message(&run, "\n< X-Sum: 12\n< X-Other: 3\n");
        CHECK(strstr(run.messages, "< X-Sum") > strstr(run.messages, "< Transfer-Encoding"));

        tool_free(&run);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
