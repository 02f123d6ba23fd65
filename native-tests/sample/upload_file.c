/* --data @FILE streams the file through WinHttpWriteData in pieces; --output takes the body. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 201 Created\r\n" "Content-Length: 8\r\n\r\n" "uploaded")
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 201 Created\r\n" "Content-Length: 0\r\n\r\n");

enum { SIZE = 3 * 65536 + 17 };

int main(void)
{
    static const char pieces[] =
        "request SENDREQUEST_COMPLETE 0 bytes of body\n"
        "request WRITE_COMPLETE 65536 bytes\n"
        "request WRITE_COMPLETE 65536 bytes\n"
        "request WRITE_COMPLETE 65536 bytes\n"
        "request WRITE_COMPLETE 17 bytes\n"
        "request RECEIVING_RESPONSE\n";
    char *file = malloc(SIZE);
    unsigned i, number = 1;
    int mode;

    CHECK(file != NULL);
    for (i = 0; i < SIZE; i++) {
        number = number * 1103515245 + 12345;
        file[i] = (char)(number >> 16);
    }
    tool_write_file("upload_file.in", file, SIZE);
    tool_write_file("upload_file.empty", "", 0);

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        struct tool_run run;
        char *output, *trace, *body;

        remove("upload_file.out");
        run = tool_run("%s --method PUT --data @upload_file.in --output upload_file.out http://127.0.0.1:%u/x",
            modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "");
        output = tool_read_file("upload_file.out", NULL);
        CHECK_TEXT(output, "uploaded");
        tool_expect_message(&run, "\n8 bytes of body received, 196625 sent, ");
        trace = tool_trace(&run);
        CHECK_EQ(strstr(trace, pieces) != NULL, mode == 0);
        received = loopback_received(&server, 0);
        body = strstr(received.data, "\r\n\r\n");
        CHECK(body != NULL && strstr(received.data, "\r\nContent-Length: 196625\r\n") != NULL);
        CHECK_EQ(received.length - (size_t)(body + 4 - received.data), SIZE);
        CHECK(memcmp(body + 4, file, SIZE) == 0);
        free(output);
        free(trace);
        free(received.data);
        tool_free(&run);

        run = tool_run("%s --data @upload_file.empty http://127.0.0.1:%u/x", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        received = loopback_received(&server, 1);
        CHECK(strstr(received.data, "POST /x HTTP/1.1\r\n") == received.data);
        CHECK(strstr(received.data, "\r\nContent-Length: 0\r\n") != NULL);
        free(received.data);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    free(file);
    return 0;
}
