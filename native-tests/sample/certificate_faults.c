/* What is wrong with a server's certificate is named; each word of --ignore overlooks its fault, and no other. */
#include <stdio.h>
#include <string.h>

#include "both_modes.h"
#include "check.h"
#include "tls_lab.h"
#include "tool.h"

static const struct {
    const char *certificate, *options;
    const char *faults;      /* as SECURE_FAILURE has them; NULL: the exchange succeeds */
} rows[] = {
    { "untrusted", "", "0x00000008, INVALID_CA" },
    { "untrusted", "--ignore unknown-ca", NULL },
    { "untrusted", "--ignore date,name,usage", "0x00000008, INVALID_CA" },
    { "expired", "", "0x00000020, CERT_DATE_INVALID" },
    { "expired", "--ignore date", NULL },
    { "expired", "--ignore unknown-ca,name,usage", "0x00000020, CERT_DATE_INVALID" },
    { "wrong-name", "", "0x00000010, CERT_CN_INVALID" },
    { "wrong-name", "--ignore name", NULL },
    { "wrong-name", "--ignore unknown-ca,date,usage", "0x00000010, CERT_CN_INVALID" },
    { "client-usage-only", "", "0x00000040, CERT_WRONG_USAGE" },
    { "client-usage-only", "--ignore usage", NULL },
    { "client-usage-only", "--ignore unknown-ca,date,name", "0x00000040, CERT_WRONG_USAGE" },
    { "everything-wrong", "", "0x00000078, INVALID_CA, CERT_CN_INVALID, CERT_DATE_INVALID, CERT_WRONG_USAGE" },
    { "everything-wrong", "--ignore unknown-ca --ignore usage", "0x00000030, CERT_CN_INVALID, CERT_DATE_INVALID" },
    { "everything-wrong", "--ignore unknown-ca,date,name,usage", NULL },
    { "revoked", "", NULL },
    { "good-with-crl", "--revocation", NULL },
    { "revoked", "--revocation", "0x00000004, CERT_REVOKED" },
    { "revoked", "--revocation --ignore-offline --ignore unknown-ca,date,name,usage", "0x00000004, CERT_REVOKED" },
    { "crl-unreachable", "--revocation", "0x00000001, CERT_REV_FAILED" },
    { "crl-unreachable", "--revocation --ignore-offline", NULL },
};

static void check(const char *mode, const char *options, unsigned port, const char *faults)
{
    struct tool_run run = tool_run("%s %s https://127.0.0.1:%u/", mode, options, port);

    CHECK_EQ(run.exit_code, faults != NULL);
    CHECK_TEXT(run.output, faults == NULL ? "ok" : "");
    if (faults == NULL) {
        CHECK(strstr(run.messages, "SECURE_FAILURE") == NULL);
    } else {
        char line[160];

        snprintf(line, sizeof line, " SECURE_FAILURE        %s\n", faults);
        tool_expect_message(&run, line);
        tool_expect_message(&run, "winhttp-trace: WinHttpSendRequest: 12175 ERROR_WINHTTP_SECURE_FAILURE, ");
    }
    tool_free(&run);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;
    int mode;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct loopback server = tls_lab_server(&lab,
            "connection\ntls %s\nreceive head\nsend \"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nok\"\n"
            "close-notify\nclose\n", rows[i].certificate);

        printf("%s %s\n", rows[i].certificate, rows[i].options);
        fflush(stdout);
        for (mode = 0; mode < MODES; mode++) {
            check(modes[mode], rows[i].options, server.port, rows[i].faults);
        }
        loopback_stop(&server);
    }
    tls_lab_stop(&lab);
    return 0;
}
