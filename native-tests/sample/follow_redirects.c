/* Redirects are followed and shown, up to the limit of --max-redirects; --no-redirects shows the response instead. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

#define FOUND SEND("HTTP/1.1 302 Found\r\n" "Location: /there?x=1\r\n" "Content-Length: 5\r\n\r\n" "moved")

static const char script[] =
    "connection once\n"
    "receive request\n"
    FOUND
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 5\r\n\r\n" "there")
    "connection once\n"
    "receive head\n"
    FOUND
    "connection once\n"
    "receive head\n"
    FOUND
    "receive head\n"
    FOUND;

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        struct tool_run run;
        char *trace, expected[256];

        run = tool_run("%s --data x http://127.0.0.1:%u/here", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "there");
        trace = tool_trace(&run);
        snprintf(expected, sizeof expected, "request REDIRECT http://127.0.0.1:%u/there?x=1\n", server.port);
        CHECK(strstr(trace, expected) != NULL);
        received = loopback_received(&server, 0);
        CHECK(strstr(received.data, "\r\n\r\nxGET /there?x=1 HTTP/1.1\r\n") != NULL);
        free(received.data);
        free(trace);
        tool_free(&run);

        run = tool_run("%s --no-redirects http://127.0.0.1:%u/here", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "moved");
        tool_expect_message(&run, "\n< HTTP/1.1 302 Found\n< Location: /there?x=1\n");
        tool_free(&run);

        run = tool_run("%s --max-redirects 1 http://127.0.0.1:%u/here", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 1);
        CHECK_TEXT(run.output, "");
        tool_expect_message(&run, "\nwinhttp-trace: WinHttpReceiveResponse: 12156 ERROR_WINHTTP_REDIRECT_FAILED, ");
        tool_free(&run);

        CHECK_EQ(loopback_connections(&server), 3);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
