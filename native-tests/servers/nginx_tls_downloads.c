/* nginx by https: small and large files over one connection that is kept, with each version of TLS. */
#include <stdio.h>

#include "check.h"
#include "nginx.h"
#include "pattern.h"
#include "secure.h"

enum { SMALL = 1234, LARGE = 32 * 1024 * 1024 + 7 };

static void run(DWORD mode, unsigned short port)
{
    struct exchange_client client = exchange_client_open_secure(mode, port), other;
    unsigned long long connection = secure_get(&client, W("/small"), SMALL);

    CHECK_EQ(secure_get(&client, W("/large"), LARGE), connection);
    CHECK_EQ(secure_get(&client, W("/empty"), 0), connection);
    CHECK_EQ(secure_get(&client, W("/small"), SMALL), connection);

    /* The pool is that of the process. */
    other = exchange_client_open_secure(mode, port);
    CHECK_EQ(secure_get(&other, W("/small"), SMALL), connection);
    exchange_client_close(&other);
    exchange_client_close(&client);
}

int main(void)
{
    static const char *const versions[] = { "TLSv1.2", "TLSv1.3" };
    struct tls_lab lab = tls_lab_start();
    size_t i;
    int mode;

    for (i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        char locations[64];
        struct nginx nginx;

        snprintf(locations, sizeof locations, "ssl_protocols %s;", versions[i]);
        nginx = nginx_start_tls(&lab, i == 0 ? "good-rsa" : "good", locations);
        pattern_write_file(nginx_file(&nginx, "small"), SMALL);
        pattern_write_file(nginx_file(&nginx, "large"), LARGE);
        pattern_write_file(nginx_file(&nginx, "empty"), 0);
        for (mode = 0; mode < EXCHANGE_MODES; mode++) {
            printf("%s, mode %d\n", versions[i], mode);
            fflush(stdout);
            run(exchange_modes[mode], nginx.port);
        }
        nginx_stop(&nginx);
    }
    tls_lab_stop(&lab);
    return 0;
}
