/* --times: two lines when all is received. */
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Encoding: gzip\r\n" "Content-Length: 28\r\n\r\n"
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x57\xc8\x40\x90\x00\x80\x88\xf9\xe5\x11\x00\x00\x00")
    "loop\n";

static int supports(DWORD feature)
{
    DWORD size = sizeof feature;

    return WinHttpQueryOption(NULL, WINHTTP_OPTION_FEATURE_SUPPORTED, &feature, &size) && feature != 0;
}

int main(void)
{
    int mode;

    if (!supports(WINHTTP_FEATURE_REQUEST_TIMES) || !supports(WINHTTP_FEATURE_REQUEST_STATS)) {
        SKIP("this version of the library does not tell times");
    }
    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct tool_run run = tool_run("%s --times --compressed --repeat 2 http://127.0.0.1:%u/", modes[mode], server.port);

        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "hello hello hellohello hello hello");
        tool_expect_message(&run, "\ntimes in ms: name ");
        tool_expect_message(&run, "\ntimes in ms: request "); /* the second one, which needs neither name nor connection */
        tool_expect_message(&run, ", body 17 of 28 compressed; new connection\n");
        tool_expect_message(&run, ", body 17 of 28 compressed; kept connection\n");

        tool_free(&run);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
