/* https: the notifications are those of http; --tls chooses versions, --secure-info shows what was agreed with whom. */
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "tls_lab.h"
#include "tool.h"

static const char script[] =
    "connection\n"
    "tls %s protocols=%s\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\n" "Connection: close\r\n\r\n" "secret")
    "close-notify\n"
    "close\n";

static void check_handshake(const struct tool_run *run, const char *agreement)
{
    const char *sending = strstr(run->messages, " SENDING_REQUEST\n"), *sent = strstr(run->messages, " REQUEST_SENT ");
    const char *agreed = strstr(run->messages, agreement);

    tool_expect_message(run, agreement);
    CHECK(sending != NULL && agreed == sending + strlen(" SENDING_REQUEST"));
    CHECK(sent != NULL && agreed < sent);
    tool_expect_message(run, "\n* server: CN=localhost\n* issuer: O=Tests, CN=Test Intermediate\n* valid: 20");
    tool_expect_message(run, " UTC\n* chain 0: CN=localhost\n* chain 1: O=Tests, CN=Test Intermediate\n* chain 2: O=Tests, CN=Test Root\n ");
}

static void check_agreed(struct loopback *server, const char *mode, const char *options, const char *agreement)
{
    struct tool_run run = tool_run("%s %s --secure-info https://127.0.0.1:%u/", mode, options, server->port);

    CHECK_EQ(run.exit_code, 0);
    CHECK_TEXT(run.output, "secret");
    check_handshake(&run, agreement);
    tool_free(&run);
}

static void check_trace(struct loopback *server, const char *mode)
{
    struct tool_run run = tool_run("%s https://127.0.0.1:%u/", mode, server->port);
    char *trace = tool_trace(&run);

    CHECK_EQ(run.exit_code, 0);
    CHECK_TEXT(run.output, "secret");
    CHECK(strstr(run.messages, "\n* ") == NULL);
    CHECK(strstr(trace,
        "request CONNECTED_TO_SERVER 127.0.0.1\n"
        "request SENDING_REQUEST\n"
        "request REQUEST_SENT ") != NULL);
    free(trace);
    tool_free(&run);
}

/* What is overlooked is still shown. */
static void check_untrusted(struct loopback *server, const char *mode)
{
    struct tool_run run = tool_run("%s --ignore unknown-ca --secure-info https://127.0.0.1:%u/", mode, server->port);

    CHECK_EQ(run.exit_code, 0);
    CHECK_TEXT(run.output, "secret");
    tool_expect_message(&run, " UTC\n* chain 0: CN=localhost (trust 0x00000020)\n ");
    tool_free(&run);
}

static void check_without_tls(const char *mode)
{
    struct loopback server = loopback_start("connection\nreceive head\n"
        SEND("HTTP/1.1 200 OK\r\n" "Connection: close\r\n\r\n" "known") "close\n");
    struct tool_run run = tool_run("%s --secure-info http://127.0.0.1:%u/", mode, server.port);

    CHECK_EQ(run.exit_code, 0);
    CHECK_TEXT(run.output, "known");
    CHECK(strstr(run.messages, "\n* ") == NULL);
    tool_free(&run);
    loopback_stop(&server);
}

/* No version that both speak. */
static void check_refused(struct loopback *server, const char *mode, const char *version)
{
    struct tool_run run = tool_run("%s --tls %s --secure-info https://127.0.0.1:%u/", mode, version, server->port);

    CHECK_EQ(run.exit_code, 1);
    CHECK_TEXT(run.output, "");
    tool_expect_message(&run, "winhttp-trace: WinHttpSendRequest: 12030 ERROR_WINHTTP_CONNECTION_ERROR, ");
    CHECK(strstr(run.messages, "\n* ") == NULL);
    tool_free(&run);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    struct loopback both = tls_lab_server(&lab, script, "good", "1.2,1.3");
    struct loopback newest = tls_lab_server(&lab, script, "good", "1.3");
    struct loopback unknown = tls_lab_server(&lab, script, "self-signed", "1.2,1.3");
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        check_trace(&both, modes[mode]);
        check_agreed(&both, modes[mode], "", "\n* TLS 1.3, TLS_AES_256_GCM_SHA384: cipher AES 256 bits, hash SHA384 384 bits, exchange ECDH");
        check_agreed(&both, modes[mode], "--tls 1.2", "\n* TLS 1.2, TLS_ECDHE_ECDSA_WITH_AES_");
        check_agreed(&newest, modes[mode], "--tls 1.2,1.3", "\n* TLS 1.3, ");
        check_refused(&newest, modes[mode], "1.2");
        check_untrusted(&unknown, modes[mode]);
        check_without_tls(modes[mode]);
    }
    loopback_stop(&both);
    loopback_stop(&newest);
    loopback_stop(&unknown);
    tls_lab_stop(&lab);
    return 0;
}
