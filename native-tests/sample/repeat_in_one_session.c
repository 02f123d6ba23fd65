/* --repeat N: one session, so one connection and one set of cookies; both can be switched off. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Set-Cookie: a=1\r\n" "Content-Length: 3\r\n\r\n" "one")
    "loop\n";

static unsigned count(const char *text, const char *part)
{
    unsigned found = 0;

    while ((text = strstr(text, part)) != NULL) {
        found++;
        text += strlen(part);
    }
    return found;
}

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        struct tool_run run;

        remove("repeat_in_one_session.out");
        /* More than the trace remembers handles of at a time. */
        run = tool_run("%s --repeat 20 --output repeat_in_one_session.out http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        tool_expect_message(&run, "\n60 bytes of body received, ");
        CHECK(strstr(run.messages, "unknown") == NULL);
        CHECK_EQ(count(run.messages, " CONNECTED_TO_SERVER "), 1);
        CHECK_EQ(loopback_connections(&server), 1);
        received = loopback_received(&server, 0);
        CHECK_EQ(count(received.data, "GET / HTTP/1.1\r\n"), 20);
        CHECK_EQ(count(received.data, "\r\nCookie: a=1\r\n"), 19);
        free(received.data);
        tool_free(&run);
        {
            size_t length;
            free(tool_read_file("repeat_in_one_session.out", &length));
            CHECK_EQ(length, 60);
        }

        run = tool_run("%s --repeat 2 --no-cookies --no-keep-alive http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "oneone");
        CHECK_EQ(loopback_connections(&server), 3);
        received = loopback_received(&server, 2);
        CHECK(strstr(received.data, "\r\nConnection: close\r\n") != NULL);
        CHECK(strstr(received.data, "Cookie") == NULL);
        free(received.data);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
