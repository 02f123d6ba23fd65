/* --cert and --no-cert: before the first handshake, or as the answer to 12044; then the request, and its body, go out again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "tls_lab.h"
#include "tool.h"

static const char in_handshake[] =
    "connection\n"
    "tls good protocols=%s client=%s\n"
    "receive request\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 2\r\n" "Connection: close\r\n\r\n" "ok")
    "close-notify\n"
    "close\n";

static const char after_request[] =
    "connection\n"
    "tls good protocols=1.2 client=later\n"
    "receive request\n"
    "request-client-certificate\n"
    SEND("HTTP/1.1 200 OK\r\n" "Content-Length: 2\r\n" "Connection: close\r\n\r\n" "ok")
    "close-notify\n"
    "close\n";

/* client: subject that the last handshake has seen, "-" = none. */
static void check_success(struct loopback *server, const char *mode, const char *options, const char *client)
{
    struct tool_run run;
    struct loopback_bytes received;
    char *report, *last = NULL, *at, line[96];

    tool_write_file("client_certificate.in", "upload", 6);
    run = tool_run("%s %s --data @client_certificate.in https://127.0.0.1:%u/", mode, options, server->port);
    printf("%s %s\n%s", mode, options, run.messages);
    fflush(stdout);
    CHECK_EQ(run.exit_code, 0);
    CHECK_TEXT(run.output, "ok");
    tool_free(&run);


    received = loopback_received(server, loopback_connections(server) - 1);
    CHECK(strstr(received.data, "\r\n\r\nupload") != NULL);
    free(received.data);
    report = loopback_report(server);
    for (at = report; (at = strstr(at, " client=")) != NULL; at++) {
        last = at;
    }
    CHECK(last != NULL);
    snprintf(line, sizeof line, " client=%s", client);
    last[strcspn(last, "\n")] = '\0';
    CHECK_TEXT(last, line);
    free(report);
}

static void check_failure(struct loopback *server, const char *mode, const char *options, const char *error)
{
    struct tool_run run = tool_run("%s %s https://127.0.0.1:%u/", mode, options, server->port);

    CHECK_EQ(run.exit_code, 1);
    CHECK_TEXT(run.output, "");
    tool_expect_message(&run, error);
    tool_free(&run);
}

static void check_asked(const struct tls_lab *lab, const char *mode, const char *version)
{
    struct loopback wants = tls_lab_server(lab, in_handshake, version, "wanted");
    struct loopback requires = tls_lab_server(lab, in_handshake, version, "required");
    char options[256];

    check_failure(&wants, mode, "", "winhttp-trace: WinHttpSendRequest: 12044 ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED, ");
    check_success(&wants, mode, "--no-cert", "-");
    check_success(&wants, mode, "--no-cert --cert-when-asked", "-");
    snprintf(options, sizeof options, "--cert %s", tls_lab_file(lab, "client-good.full.pem"));
    check_success(&requires, mode, options, "CN=client-good, O=Tests");
    CHECK_EQ(loopback_connections(&requires), 1);
    strcat(options, " --cert-when-asked");
    check_success(&requires, mode, options, "CN=client-good, O=Tests");
    CHECK_EQ(loopback_connections(&requires), 3);
    snprintf(options, sizeof options, "--cert %s:secret", tls_lab_file(lab, "client-good.pfx"));
    check_success(&requires, mode, options, "CN=client-good, O=Tests");
    snprintf(options, sizeof options, "--cert %s", tls_lab_file(lab, "client-no-password.pfx"));
    check_success(&requires, mode, options, "CN=client-good, O=Tests");
    loopback_stop(&wants);
    loopback_stop(&requires);
}

static void check_asked_late(const struct tls_lab *lab, const char *mode)
{
    struct loopback server = tls_lab_server(lab, after_request);
    char options[256];

    check_failure(&server, mode, "", ": 12044 ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED, ");
    snprintf(options, sizeof options, "--cert-when-asked --cert %s", tls_lab_file(lab, "client-good.full.pem"));
    check_success(&server, mode, options, "CN=client-good, O=Tests");
    CHECK_EQ(loopback_connections(&server), 3);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    int mode;

    for (mode = 0; mode < MODES; mode++) {
        check_asked(&lab, modes[mode], "1.2");
        check_asked(&lab, modes[mode], "1.3");
        check_asked_late(&lab, modes[mode]);
    }
    tls_lab_stop(&lab);
    return 0;
}
