/* A server whose certificate fills about 64 KiB: it is a certificate like any other. */
#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

static const char script[] =
    "connection\n"
    "tls huge-chain protocols=%s\n"
    "receive head\n"
    "send \"HTTP/1.1 204 No Content\\r\\nConnection: close\\r\\n\\r\\n\"\n";

int main(void)
{
    static const char *const versions[] = { "1.2", "1.3" };
    struct tls_lab lab = tls_lab_start();
    size_t i;

    for (i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        struct loopback server = tls_lab_server(&lab, script, versions[i]);
        enum call_mode mode;

        EACH_MODE(mode) {
            struct client client = tls_client(mode, server.port);
            struct attempt attempt = attempt_get(&client, 0);

            CHECK_ATTEMPT(attempt, 0, 0);
            CHECK_EQ(attempt.status, 204);
            client_close(&client);
        }
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    tls_lab_stop(&lab);
    return 0;
}
