/* --expect-continue: the body waits for the server's 100, and stays here when the server declines. */
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 100 Continue\r\n\r\n")
    "receive 6\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 2\r\n\r\n" "ok")
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 417 Expectation Failed\r\n" "Content-Length: 2\r\n\r\n" "no");

int main(void)
{
    int mode;

    tool_write_file("ask_before_upload.in", "upload", 6);
    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        struct tool_run run;
        char *trace;

        run = tool_run("%s --expect-continue --data @ask_before_upload.in http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "ok");
        trace = tool_trace(&run);
        CHECK(strstr(trace, "request INTERMEDIATE_RESPONSE 100\n") != NULL);
        received = loopback_received(&server, 0);
        CHECK(strstr(received.data, "\r\nExpect: 100-continue\r\n") != NULL);
        free(received.data);
        free(trace);
        tool_free(&run);

        run = tool_run("%s --expect-continue --data @ask_before_upload.in http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "no");
        received = loopback_received(&server, 1);
        CHECK_TEXT(strstr(received.data, "\r\n\r\n"), "\r\n\r\n");
        free(received.data);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
