/* Apache: a file, a compressed one as it is on the wire, and a file that is stored by PUT. */
#include <stdlib.h>
#include <string.h>

#include "apache.h"
#include "check.h"
#include "exchange.h"
#include "pattern.h"

static void get(struct exchange_client *client)
{
    struct exchange exchange;
    char *server;

    memset(&exchange, 0, sizeof exchange);
    exchange.object = W("/small");
    exchange.take = pattern_take;
    exchange_run(client, &exchange, 200);
    CHECK_EQ(exchange.body_bytes, 1234);
    CHECK_EQ(exchange_number(&exchange, W("Content-Length")), 1234);
    server = exchange_header(&exchange, W("Server"));
    CHECK(server != NULL && strncmp(server, "Apache", 6) == 0);
    free(server);
    exchange_close(&exchange);
}

static void get_compressed(struct exchange_client *client)
{
    struct exchange exchange;
    char *coding;

    memset(&exchange, 0, sizeof exchange);
    exchange.object = W("/compressed/large");
    exchange.headers = W("Accept-Encoding: gzip");
    exchange_run(client, &exchange, 200);
    coding = exchange_header(&exchange, W("Content-Encoding"));
    CHECK_TEXT(coding, "gzip");
    CHECK(exchange.body_bytes > 0 && exchange.body_bytes < 300000);
    free(coding);
    exchange_close(&exchange);
}

static void put(struct exchange_client *client, const struct apache *apache)
{
    struct exchange exchange;

    memset(&exchange, 0, sizeof exchange);
    exchange.method = W("PUT");
    exchange.object = client->is_asynchronous ? W("/asynchronous") : W("/synchronous");
    exchange.upload_bytes = 300001;
    exchange.fill = pattern_fill;
    exchange_run(client, &exchange, 201);
    exchange_close(&exchange);
    pattern_check_file(apache_file(apache, client->is_asynchronous ? "asynchronous" : "synchronous"), 300001);
}

int main(void)
{
    struct apache apache = apache_start(
        "Alias /compressed ${FOLDER}/root\n"
        "<Location /compressed>\n"
        "    SetOutputFilter DEFLATE\n"
        "</Location>\n"
        "<Location />\n"
        "    Dav On\n"
        "</Location>\n");
    int mode;

    pattern_write_file(apache_file(&apache, "small"), 1234);
    pattern_write_file(apache_file(&apache, "large"), 300000);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], apache.port);

        get(&client);
        get_compressed(&client);
        put(&client, &apache);
        exchange_client_close(&client);
    }
    apache_stop(&apache);
    return 0;
}
