/* --cert with a file that gives no certificate: what is wrong is said, nobody is asked anything, exit code 3. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "tls_lab.h"
#include "tool.h"

static const struct {
    const char *file, *password, *message;
} mistakes[] = {
    { "no-such-file.pem", "", "/no-such-file.pem: No such file or directory\n" },
    { "home", "", "/home: Is a directory\n" },
    { "client-good.pfx", ":wrong", "PFXImportCertStore: 86 ERROR_INVALID_PASSWORD, the password is wrong or missing\n" },
    { "client-good.pfx", ":", "PFXImportCertStore: 86 ERROR_INVALID_PASSWORD, " },
    { "client-good.pfx", "", "PFXImportCertStore: 86 ERROR_INVALID_PASSWORD, " },
    { "client-good.pfx", ":\xff", "--cert: not UTF-8\n" },
    { "client-truncated.pfx", ":secret", "client-truncated.pfx" },
    { "client-garbage.pfx", "", "client-garbage.pfx" },
    { "client-garbage.pfx", ":secret", "client-garbage.pfx" },
    { "client-no-key.pem", "", "client-no-key.pem: no certificate with its private key in it\n" },
    { "client-no-key.pfx", ":secret", "client-no-key.pfx: no certificate with its private key in it\n" },
    { "client-other-key.full.pem", "", "client-other-key.full.pem: no certificate with its private key in it\n" },
    { "client-encrypted.full.pem", "", "CertOpenStore: 86 ERROR_INVALID_PASSWORD, " },
    { "client-good.full.pem", ":secret", "client-good.full.pem: no PFX file, so there is nothing that the password is for\n" },
};

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    struct loopback server = tls_lab_server(&lab, "connection\ntls good client=required\nhold\n");
    size_t i;

    for (i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
        struct tool_run run = tool_run("--cert '%s%s' https://127.0.0.1:%u/", tls_lab_file(&lab, mistakes[i].file),
            mistakes[i].password, server.port);

        printf("%s%s\n%s", mistakes[i].file, mistakes[i].password, run.messages);
        fflush(stdout);
        CHECK_EQ(run.exit_code, 3);
        CHECK_TEXT(run.output, "");
        tool_expect_message(&run, "winhttp-trace: ");
        tool_expect_message(&run, mistakes[i].message);
        CHECK(strstr(run.messages, "unknown error") == NULL);
        tool_free(&run);
    }
    CHECK_EQ(loopback_connections(&server), 0);
    loopback_stop(&server);
    tls_lab_stop(&lab);
    return 0;
}
