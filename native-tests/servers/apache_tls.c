/* Apache by https: GET and uploads over one connection that is kept, with each version of TLS. */
#include <stdio.h>

#include "apache.h"
#include "check.h"
#include "pattern.h"
#include "secure.h"

enum { SMALL = 1234, LARGE = 3000000, PUT_BYTES = 300001, POST_BYTES = 70001 };

static unsigned long long upload(struct exchange_client *client, const WCHAR *method, const WCHAR *object,
    unsigned long long bytes, DWORD status)
{
    struct exchange exchange;
    unsigned long long connection;

    secure_upload(client, &exchange, method, object, bytes, status);
    connection = exchange_number(&exchange, W("X-Connection"));
    exchange_close(&exchange);
    return connection;
}

static void run(const struct apache *apache, DWORD mode)
{
    struct exchange_client client = exchange_client_open_secure(mode, apache->port);
    unsigned long long connection = secure_get(&client, W("/small"), SMALL);

    CHECK_EQ(secure_get(&client, W("/large"), LARGE), connection);
    CHECK_EQ(upload(&client, W("PUT"), W("/stored"), PUT_BYTES, 201), connection);
    pattern_check_file(apache_file(apache, "stored"), PUT_BYTES);
    CHECK_EQ(upload(&client, W("POST"), W("/posted"), POST_BYTES, 200), connection);
    CHECK_EQ(secure_get(&client, W("/stored"), PUT_BYTES), connection);
    CHECK(remove(apache_file(apache, "stored")) == 0);
    exchange_client_close(&client);
}

int main(void)
{
    static const char *const versions[] = { "TLSv1.2", "TLSv1.3" };
    struct tls_lab lab;
    size_t i;
    int mode;

    apache_needs_module("ssl");
    lab = tls_lab_start();
    for (i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        char configuration[512];
        struct apache apache;

        snprintf(configuration, sizeof configuration,
            "SSLProtocol %s\n"
            "RewriteEngine on\n"
            "RewriteRule ^/posted$ - [R=200,L]\n"
            "<Location />\n"
            "    Dav On\n"
            "</Location>\n",
            versions[i]);
        apache = apache_start_tls(&lab, i == 0 ? "good-rsa" : "good", configuration);
        pattern_write_file(apache_file(&apache, "small"), SMALL);
        pattern_write_file(apache_file(&apache, "large"), LARGE);
        for (mode = 0; mode < EXCHANGE_MODES; mode++) {
            printf("%s, mode %d\n", versions[i], mode);
            fflush(stdout);
            run(&apache, exchange_modes[mode]);
        }
        apache_stop(&apache);
    }
    tls_lab_stop(&lab);
    return 0;
}
