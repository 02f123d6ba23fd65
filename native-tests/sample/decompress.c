/* --compressed asks for content codings and takes them off. */
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

/* gzip: "hello hello hello". */
static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Encoding: gzip\r\n" "Content-Length: 28\r\n\r\n"
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\x48\xcd\xc9\xc9\x57\xc8\x40\x90\x00\x80\x88\xf9\xe5\x11\x00\x00\x00");

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        struct tool_run run = tool_run("%s --compressed http://127.0.0.1:%u/", modes[mode], server.port);

        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "hello hello hello");
        tool_expect_message(&run, "\n17 bytes of body received, ");
        received = loopback_received(&server, 0);
        CHECK(strstr(received.data, "\r\nAccept-Encoding: gzip, deflate\r\n") != NULL);
        free(received.data);
        tool_free(&run);

        run = tool_run("%s http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_EQ(run.output_length, 28);
        received = loopback_received(&server, 1);
        CHECK(strstr(received.data, "Accept-Encoding") == NULL);
        free(received.data);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
