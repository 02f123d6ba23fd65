/* The options with milliseconds end what a server drags out; long ones disturb nothing. */
#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 2\r\n\r\n" "ok")
    "connection once\n"
    "hold\n"
    "connection once\n"
    "hold\n"
    "connection once\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n")
    "delay 300\n"
    SEND("Content-Length: 2\r\n\r\n" "ok");

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        static const char *const limits[] = { "--timeout 100", "--timeout 10000 --receive-timeout 100", "--response-timeout 100" };
        struct loopback server = loopback_start(script);
        struct tool_run run;
        size_t i;

        run = tool_run("%s --resolve-timeout 10000 --connect-timeout 10000 --send-timeout 10000 --receive-timeout 10000 "
                       "--response-timeout 10000 http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "ok");
        tool_free(&run);

        for (i = 0; i < sizeof limits / sizeof limits[0]; i++) {
            run = tool_run("%s %s http://127.0.0.1:%u/", modes[mode], limits[i], server.port);
            CHECK_EQ(run.exit_code, 1);
            CHECK_TEXT(run.output, "");
            tool_expect_message(&run, ": 12002 ERROR_WINHTTP_TIMEOUT, ");
            tool_free(&run);
        }

        CHECK_EQ(loopback_connections(&server), 4);
        loopback_stop(&server);
    }
    return 0;
}
