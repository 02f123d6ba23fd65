/* --data STRING makes a POST whose body goes with the head; --header and --method pass through. */
#include <stdio.h>
#include <stdlib.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\n" "Transfer-Encoding: chunked\r\n\r\n" "3\r\nabc\r\n" "2\r\nde\r\n" "0\r\n\r\n")
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 204 No Content\r\n\r\n");

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        char expected[512];
        struct tool_run run;

        run = tool_run("%s --data 'a=b&c=\xC3\xA4' --header 'X-First: 1' --header 'X-Second: 2' http://127.0.0.1:%u/form",
            modes[mode], server.port);
        CHECK_TEXT(run.output, "abcde");
        CHECK_EQ(run.exit_code, 0);
        tool_expect_message(&run, "\n5 bytes of body received, 8 sent, ");
        if (mode == 0) {
            tool_expect_message(&run, " SENDREQUEST_COMPLETE  8 bytes of body\n");
        }
        received = loopback_received(&server, 0);
        snprintf(expected, sizeof expected,
            "POST /form HTTP/1.1\r\nConnection: Keep-Alive\r\nX-First: 1\r\nX-Second: 2\r\nUser-Agent: winhttp-trace\r\n"
            "Content-Length: 8\r\nHost: 127.0.0.1:%u\r\n\r\na=b&c=\xC3\xA4",
            server.port);
        CHECK_TEXT(received.data, expected);
        free(received.data);
        tool_free(&run);

        run = tool_run("%s --method PATCH --data x http://127.0.0.1:%u", modes[mode], server.port);
        CHECK_TEXT(run.output, "");
        CHECK_EQ(run.exit_code, 0);
        received = loopback_received(&server, 1);
        snprintf(expected, sizeof expected,
            "PATCH / HTTP/1.1\r\nConnection: Keep-Alive\r\nUser-Agent: winhttp-trace\r\n"
            "Content-Length: 1\r\nHost: 127.0.0.1:%u\r\n\r\nx",
            server.port);
        CHECK_TEXT(received.data, expected);
        free(received.data);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
