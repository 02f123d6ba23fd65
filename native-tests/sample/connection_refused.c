#include <stdio.h>
#include <stdlib.h>

#include "both_modes.h"
#include "check.h"
#include "refusing_port.h"
#include "tool.h"

static const char expected_asynchronous[] =
    "session HANDLE_CREATED connect\n"
    "connect HANDLE_CREATED request\n"
    "request RESOLVING_NAME 127.0.0.1\n"
    "request NAME_RESOLVED 127.0.0.1\n"
    "request CONNECTING_TO_SERVER 127.0.0.1\n"
    "request REQUEST_ERROR WinHttpSendRequest: 12029 ERROR_WINHTTP_CANNOT_CONNECT\n"
    "request HANDLE_CLOSING request\n"
    "connect HANDLE_CLOSING connect\n"
    "session HANDLE_CLOSING session\n";

static const char expected_synchronous[] =
    "session HANDLE_CREATED connect\n"
    "connect HANDLE_CREATED request\n"
    "request RESOLVING_NAME 127.0.0.1\n"
    "request NAME_RESOLVED 127.0.0.1\n"
    "request CONNECTING_TO_SERVER 127.0.0.1\n"
    "request HANDLE_CLOSING request\n"
    "connect HANDLE_CLOSING connect\n"
    "session HANDLE_CLOSING session\n";

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct tool_run run;
        char *trace;

        tool_write_file("connection_refused.out", "older", 5);
        run = tool_run("%s --output connection_refused.out http://127.0.0.1:%u/", modes[mode], refusing_port());
        trace = tool_trace(&run);
        CHECK_TEXT(trace, mode == 0 ? expected_asynchronous : expected_synchronous);
        tool_expect_message(&run, "\nwinhttp-trace: WinHttpSendRequest: 12029 ERROR_WINHTTP_CANNOT_CONNECT, no connection");
        CHECK_EQ(run.exit_code, 1);
        CHECK_TEXT(run.output, "");
        free(trace);

        /* No response, so the file is not touched. */
        trace = tool_read_file("connection_refused.out", NULL);
        CHECK_TEXT(trace, "older");
        free(trace);
        tool_free(&run);
    }
    return 0;
}
