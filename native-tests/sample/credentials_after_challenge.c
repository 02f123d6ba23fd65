/* --user alone: the best scheme of those that a 401 offers, on the same connection; who is refused then stays refused. */
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 401 Unauthorized\r\n" "WWW-Authenticate: Basic realm=\"r\"\r\n"
        "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n" "Content-Length: 7\r\n\r\n" "who is?")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 5\r\n\r\n" "enter")
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 401 Unauthorized\r\n" "WWW-Authenticate: Basic realm=\"r\"\r\n" "Content-Length: 7\r\n\r\n" "who is?")
    "receive request\n"
    SEND("HTTP/1.1 401 Unauthorized\r\n" "WWW-Authenticate: Basic realm=\"r\"\r\n" "Content-Length: 2\r\n\r\n" "no");

int main(void)
{
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        struct tool_run run;
        const char *second;

        tool_write_file("credentials_after_challenge.in", "upload", 6);

        run = tool_run("%s --user name:pass:word --data @credentials_after_challenge.in http://127.0.0.1:%u/", modes[mode],
            server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "enter");
        tool_expect_message(&run, "\n< HTTP/1.1 401 Unauthorized\n");
        tool_expect_message(&run, "\n< HTTP/1.1 200 OK\n");
        tool_expect_message(&run, "\n5 bytes of body received, 12 sent, ");
        received = loopback_received(&server, 0);
        second = strstr(received.data, "\r\n\r\nuploadPOST / HTTP/1.1\r\n");
        CHECK(second != NULL);
        CHECK(strstr(received.data, "Authorization") > second);
        CHECK(strstr(second, "\r\nAuthorization: Digest username=\"name\", ") != NULL);
        CHECK(strstr(second + 4, "\r\n\r\nupload") != NULL);
        free(received.data);
        tool_free(&run);

        run = tool_run("%s --user name:pass:word http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "no");
        received = loopback_received(&server, 1);
        CHECK(strstr(received.data, "\r\nAuthorization: Basic bmFtZTpwYXNzOndvcmQ=\r\n") != NULL);
        free(received.data);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
