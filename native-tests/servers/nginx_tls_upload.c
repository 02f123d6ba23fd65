/* Uploads to nginx by https through WinHttpWriteData: what is stored is what was written, with each version of TLS. */
#include <stdio.h>

#include "check.h"
#include "nginx.h"
#include "pattern.h"
#include "secure.h"

enum { PUT_BYTES = 10 * 1024 * 1024 + 3, POST_BYTES = 100001 };

static void put(struct exchange_client *client, const struct nginx *nginx, unsigned long long bytes, DWORD status)
{
    struct exchange exchange;

    secure_upload(client, &exchange, W("PUT"), W("/stored"), bytes, status);
    exchange_close(&exchange);
    pattern_check_file(nginx_file(nginx, "stored"), bytes);
}

static void post(struct exchange_client *client, const char *version)
{
    struct exchange exchange;

    secure_upload(client, &exchange, W("POST"), W("/count"), POST_BYTES, 200);
    CHECK_EQ(exchange_number(&exchange, W("X-Content-Length")), POST_BYTES);
    CHECK_HEADER(&exchange, W("X-Protocol"), version);
    CHECK_HEADER(&exchange, W("X-Name"), "localhost");
    exchange_close(&exchange);
}

static void run(const struct tls_lab *lab, const char *version)
{
    char locations[512];
    struct nginx nginx;
    int mode;

    snprintf(locations, sizeof locations,
        "ssl_protocols %s;\n"
        "dav_methods PUT;\n"
        "location = /count {\n"
        "    add_header X-Content-Length $content_length;\n"
        "    add_header X-Protocol $ssl_protocol;\n"
        "    add_header X-Name $ssl_server_name;\n"
        "    return 200;\n"
        "}",
        version);
    nginx = nginx_start_tls(lab, "good", locations);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open_secure(exchange_modes[mode], nginx.port);

        printf("%s, mode %d\n", version, mode);
        fflush(stdout);
        put(&client, &nginx, PUT_BYTES, 201);
        put(&client, &nginx, 0, 204); /* replaced */
        post(&client, version);
        CHECK(remove(nginx_file(&nginx, "stored")) == 0);
        exchange_client_close(&client);
    }
    nginx_stop(&nginx);
}

int main(void)
{
    struct tls_lab lab;

    nginx_needs_module("http_dav");
    lab = tls_lab_start();
    run(&lab, "TLSv1.2");
    run(&lab, "TLSv1.3");
    tls_lab_stop(&lab);
    return 0;
}
