#include <stdlib.h>

#include "both_modes.h"
#include "check.h"
#include "tool.h"

static const char expected_asynchronous[] =
    "session HANDLE_CREATED connect\n"
    "connect HANDLE_CREATED request\n"
    "request RESOLVING_NAME no-such-host.invalid\n"
    "request REQUEST_ERROR WinHttpSendRequest: 12007 ERROR_WINHTTP_NAME_NOT_RESOLVED\n"
    "request HANDLE_CLOSING request\n"
    "connect HANDLE_CLOSING connect\n"
    "session HANDLE_CLOSING session\n";

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        /* RFC 6761, section 6.4: no name below .invalid exists. */
        struct tool_run run = tool_run("%s http://no-such-host.invalid/", modes[mode]);

        if (mode == 0) {
            char *trace = tool_trace(&run);
            CHECK_TEXT(trace, expected_asynchronous);
            free(trace);
        }
        tool_expect_message(&run, "\nwinhttp-trace: WinHttpSendRequest: 12007 ERROR_WINHTTP_NAME_NOT_RESOLVED, the name");
        CHECK_EQ(run.exit_code, 1);
        tool_free(&run);
    }
    return 0;
}
