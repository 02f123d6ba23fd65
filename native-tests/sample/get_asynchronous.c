/* What a newcomer sees: a whole asynchronous exchange. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 Very well\r\n" "Content-Length: 5\r\n" "X-Escape: \x1b[1m\r\n\r\n" "a\x00" "b\r\n");

static const char expected_format[] =
    "session HANDLE_CREATED connect\n"
    "connect HANDLE_CREATED request\n"
    "request RESOLVING_NAME 127.0.0.1\n"
    "request NAME_RESOLVED 127.0.0.1\n"
    "request CONNECTING_TO_SERVER 127.0.0.1\n"
    "request CONNECTED_TO_SERVER 127.0.0.1\n"
    "request SENDING_REQUEST\n"
    "request REQUEST_SENT %llu bytes\n"
    "request SENDREQUEST_COMPLETE 0 bytes of body\n"
    "request RECEIVING_RESPONSE\n"
    "request RESPONSE_RECEIVED 66 bytes\n"
    "request HEADERS_AVAILABLE\n"
    "request READ_COMPLETE 5 bytes\n"
    "request READ_COMPLETE 0 bytes, the end of the body\n"
    "request HANDLE_CLOSING request\n"
    "connect HANDLE_CLOSING connect\n"
    "session HANDLE_CLOSING session\n";

int main(void)
{
    struct loopback server = loopback_start(script);
    struct tool_run run = tool_run("http://127.0.0.1:%u/path?query=1#fragment", server.port);
    struct loopback_bytes received = loopback_received(&server, 0);
    char head[256], expected[2048], *trace = tool_trace(&run);

    snprintf(expected, sizeof expected, expected_format, received.total);
    CHECK_TEXT(trace, expected);
    CHECK_EQ(tool_thread(&run, "HANDLE_CREATED"), 1);
    CHECK_EQ(tool_thread(&run, "HEADERS_AVAILABLE"), tool_thread(&run, "SENDREQUEST_COMPLETE"));

    snprintf(head, sizeof head,
        "GET /path?query=1 HTTP/1.1\r\nConnection: Keep-Alive\r\nUser-Agent: winhttp-trace\r\nHost: 127.0.0.1:%u\r\n\r\n",
        server.port);
    CHECK_TEXT(received.data, head);
    tool_expect_message(&run, "\n< HTTP/1.1 200 Very well\n< Content-Length: 5\n< X-Escape: \\x1B[1m\n ");
    tool_expect_message(&run, "\n5 bytes of body received, 0 sent, ");
    tool_expect_message(&run, ", 17 notifications\n");
    CHECK_EQ(run.exit_code, 0);
    CHECK_EQ(run.output_length, 5);
    CHECK(run.output[0] == 'a' && run.output[1] == '\0' && run.output[2] == 'b' && run.output[4] == '\n');

    loopback_check_script(&server);
    loopback_stop(&server);
    free(received.data);
    free(trace);
    tool_free(&run);
    return 0;
}
