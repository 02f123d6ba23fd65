/* The same exchange with --sync: everything on the main thread, and no completions. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 404 Not Found\r\n" "Content-Length: 4\r\n\r\n" "gone");

static const char expected_format[] =
    "session HANDLE_CREATED connect\n"
    "connect HANDLE_CREATED request\n"
    "request RESOLVING_NAME 127.0.0.1\n"
    "request NAME_RESOLVED 127.0.0.1\n"
    "request CONNECTING_TO_SERVER 127.0.0.1\n"
    "request CONNECTED_TO_SERVER 127.0.0.1\n"
    "request SENDING_REQUEST\n"
    "request REQUEST_SENT %llu bytes\n"
    "request RECEIVING_RESPONSE\n"
    "request RESPONSE_RECEIVED 49 bytes\n"
    "request HANDLE_CLOSING request\n"
    "connect HANDLE_CLOSING connect\n"
    "session HANDLE_CLOSING session\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    struct tool_run run = tool_run("--sync http://127.0.0.1:%u", server.port);
    struct loopback_bytes received = loopback_received(&server, 0);
    char expected[2048], *trace = tool_trace(&run);

    snprintf(expected, sizeof expected, expected_format, received.total);
    CHECK_TEXT(trace, expected);
    CHECK_EQ(tool_thread(&run, "RESPONSE_RECEIVED"), 1);
    CHECK_EQ(tool_thread(&run, "CONNECTED_TO_SERVER"), 1);
    tool_expect_message(&run, "\n< HTTP/1.1 404 Not Found\n< Content-Length: 4\n ");
    tool_expect_message(&run, "\n4 bytes of body received, 0 sent, ");
    CHECK_TEXT(run.output, "gone");
    CHECK_EQ(run.exit_code, 0);

    loopback_check_script(&server);
    loopback_stop(&server);
    free(received.data);
    free(trace);
    tool_free(&run);
    return 0;
}
