/* To be turned around when https comes. */
#include "both_modes.h"
#include "check.h"
#include "tool.h"

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct tool_run run = tool_run("%s https://127.0.0.1/", modes[mode]);

        tool_expect_message(&run, "\nwinhttp-trace: WinHttpSendRequest: 120 ERROR_CALL_NOT_IMPLEMENTED, this version");
        if (mode == 0) {
            tool_expect_message(&run, " REQUEST_ERROR         WinHttpSendRequest: 120 ERROR_CALL_NOT_IMPLEMENTED\n");
        }
        CHECK_EQ(run.exit_code, 1);
        tool_free(&run);
    }
    return 0;
}
