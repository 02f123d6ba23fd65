/* --http1.0 is what the request line says. */
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.0 200 OK\r\n\r\n" "until the end")
    "close\n";

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct tool_run run = tool_run("%s --http1.0 http://127.0.0.1:%u/", modes[mode], server.port);
        struct loopback_bytes received = loopback_received(&server, 0);

        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "until the end");
        CHECK(strstr(received.data, "GET / HTTP/1.0\r\n") == received.data);

        free(received.data);
        tool_free(&run);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
