/* --chunked: a file, or a pipe whose length nobody knows, in chunks. */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

#include "both_modes.h"
#include "check.h"
#include "child_process.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 2\r\n\r\n" "ok");

static void expect_upload(struct loopback *server, unsigned connection, const char *body)
{
    struct loopback_bytes received = loopback_received(server, connection);
    const char *end = strstr(received.data, "\r\n\r\n");

    CHECK(end != NULL);
    CHECK_TEXT(end + 4, body);
    CHECK(strstr(received.data, "\r\nTransfer-Encoding: chunked\r\n") != NULL);
    CHECK(strstr(received.data, "Content-Length") == NULL);
    free(received.data);
}

int main(void)
{
    int mode;

    tool_write_file("upload_in_chunks.in", "from a file", 11);
    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct child_process writer;
        struct tool_run run;

        run = tool_run("%s --chunked --data 'from memory' http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        expect_upload(&server, 0, "B\r\nfrom memory\r\n0\r\n\r\n");
        tool_free(&run);

        run = tool_run("%s --chunked --data @upload_in_chunks.in http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        tool_expect_message(&run, "\n2 bytes of body received, 11 sent, ");
        expect_upload(&server, 1, "B\r\nfrom a file\r\n0\r\n\r\n");
        tool_free(&run);

        remove("upload_in_chunks.pipe");
        CHECK(mkfifo("upload_in_chunks.pipe", 0600) == 0);
        writer = child_start("printf 'from a pipe' >upload_in_chunks.pipe");
        run = tool_run("%s --chunked --data @upload_in_chunks.pipe http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "ok");
        expect_upload(&server, 2, "B\r\nfrom a pipe\r\n0\r\n\r\n");
        CHECK_EQ(child_finish(writer), 0);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
