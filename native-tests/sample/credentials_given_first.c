/* --auth SCHEME: credentials from the first send on; an upload that the library cannot repeat (12032) is sent again. */
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "loopback.h"
#include "tool.h"

static const char script[] =
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 5\r\n\r\n" "enter")
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 401 Unauthorized\r\n" "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n"
        "Content-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 5\r\n\r\n" "enter")
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 401 Unauthorized\r\n" "WWW-Authenticate: NTLM\r\n" "Content-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 403 Forbidden\r\n" "Content-Length: 2\r\n\r\n" "no")
    "connection once\n"
    "receive request\n"
    SEND("HTTP/1.1 401 Unauthorized\r\n" "WWW-Authenticate: Basic realm=\"r\"\r\n" "Content-Length: 7\r\n\r\n" "who is?");

int main(void)
{
    int mode;

    tool_write_file("credentials_given_first.in", "upload", 6);
    for (mode = 0; mode < MODES; mode++) {
        struct loopback server = loopback_start(script);
        struct loopback_bytes received;
        struct tool_run run;

        run = tool_run("%s --user name:secret --auth basic http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "enter");
        received = loopback_received(&server, 0);
        CHECK(strstr(received.data, "\r\nAuthorization: Basic bmFtZTpzZWNyZXQ=\r\n") != NULL);
        free(received.data);
        tool_free(&run);

        run = tool_run("%s --user name:secret --auth digest --data @credentials_given_first.in http://127.0.0.1:%u/", modes[mode],
            server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "enter");
        tool_expect_message(&run, "\n5 bytes of body received, 12 sent, ");
        CHECK(strstr(run.messages, "< HTTP/1.1 401") == NULL);
        CHECK_EQ(strstr(run.messages, "WinHttpReceiveResponse: 12032 ERROR_WINHTTP_RESEND_REQUEST\n") != NULL, mode == 0);
        received = loopback_received(&server, 1);
        CHECK(strstr(received.data, "\r\n\r\nuploadPOST / HTTP/1.1\r\n") != NULL);
        CHECK(strstr(received.data, "\r\nAuthorization: Digest username=\"name\", ") != NULL);
        free(received.data);
        tool_free(&run);

        run = tool_run("%s --user 'domain\\name:secret' --auth ntlm http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "no");
        received = loopback_received(&server, 2);
        CHECK(strstr(received.data, "\r\nAuthorization: NTLM TlRMTVNTUAAB") != NULL);
        free(received.data);
        tool_free(&run);

        /* Whoever runs this has no name and password for Basic. */
        run = tool_run("%s --user : http://127.0.0.1:%u/", modes[mode], server.port);
        CHECK_EQ(run.exit_code, 0);
        CHECK_TEXT(run.output, "who is?");
        received = loopback_received(&server, 3);
        CHECK(strstr(received.data, "Authorization") == NULL);
        free(received.data);
        tool_free(&run);

        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
