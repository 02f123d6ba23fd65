/* Basic: answered when asked for, or sent with the first request; one request at a time. */
#include <string.h>

#include "apache.h"
#include "authentication.h"
#include "check.h"
#include "pattern.h"

enum { UPLOAD_BYTES = 200001 };

static const struct credentials right = { WINHTTP_AUTH_SCHEME_BASIC, alice, secret };
static const struct credentials wrong = { WINHTTP_AUTH_SCHEME_BASIC, alice, alice };

static void answered(struct exchange_client *client)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = W("/basic/page");
    get.answer = &right;
    get.schemes = get.first = WINHTTP_AUTH_SCHEME_BASIC;
    authentication_run(client, &get, 200);
    CHECK_EQ(get.challenges, 1);
    CHECK_EQ(get.exchange.body_bytes, 1000);
    /* The body of the 401 has been read, so its connection serves the answer. */
    CHECK_EQ(get.connections[0], get.connections[1]);
    authentication_close(&get);
}

static void given_before(struct exchange_client *client)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = W("/basic/page");
    get.before = &right;
    authentication_run(client, &get, 200);
    CHECK_EQ(get.challenges, 0);
    authentication_close(&get);
}

static void uploaded(struct exchange_client *client, const struct apache *apache)
{
    struct authentication put;

    memset(&put, 0, sizeof put);
    put.exchange.method = W("PUT");
    put.exchange.object = client->is_asynchronous ? W("/basic/asynchronous") : W("/basic/synchronous");
    put.exchange.upload_bytes = UPLOAD_BYTES;
    put.exchange.fill = pattern_fill;
    put.answer = &right;
    authentication_run(client, &put, 201);
    CHECK_EQ(put.challenges, 1);
    authentication_close(&put);
    pattern_check_file(apache_file(apache, client->is_asynchronous ? "asynchronous" : "synchronous"), UPLOAD_BYTES);
}

int main(void)
{
    struct apache apache;
    int mode;

    apache_needs_module("auth_basic");
    apache = apache_start(
        "Alias /basic ${FOLDER}/root\n"
        "<Location /basic>\n"
        "    Dav On\n"
        "    AuthType Basic\n"
        "    AuthName \"a realm\"\n"
        "    AuthUserFile passwords\n"
        "    Require valid-user\n"
        "</Location>\n");
    apache_write(&apache, "passwords", "alice:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n");
    pattern_write_file(apache_file(&apache, "page"), 1000);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], apache.port);

        answered(&client);
        /* The credentials were for that request. */
        CHECK_EQ(authentication_get(&client, W("/basic/page"), NULL, 401), 1);
        given_before(&client);
        CHECK_EQ(authentication_get(&client, W("/basic/page"), &wrong, 401), 2);
        uploaded(&client, &apache);
        exchange_client_close(&client);
    }
    apache_stop(&apache);
    return 0;
}
