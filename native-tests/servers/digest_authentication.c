/* Digest, MD5 with qop=auth: Apache knows no other. */
#include <string.h>

#include "apache.h"
#include "authentication.h"
#include "check.h"
#include "pattern.h"

enum { UPLOAD_BYTES = 200001 };

static const struct credentials right = { WINHTTP_AUTH_SCHEME_DIGEST, alice, secret };
static const struct credentials wrong = { WINHTTP_AUTH_SCHEME_DIGEST, alice, alice };

static void answered(struct exchange_client *client)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = W("/digest/page?with=a%20query");
    get.answer = &right;
    get.schemes = get.first = WINHTTP_AUTH_SCHEME_DIGEST;
    authentication_run(client, &get, 200);
    CHECK_EQ(get.challenges, 1);
    CHECK_EQ(get.exchange.body_bytes, 1000);
    authentication_close(&get);
}

/* The nonce has to come first. Whether the library then answers by itself or asks the program again is its choice. */
static void given_before(struct exchange_client *client)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = W("/digest/page");
    get.before = get.answer = &right;
    authentication_run(client, &get, 200);
    authentication_close(&get);
}

static void uploaded(struct exchange_client *client, const struct apache *apache)
{
    struct authentication put;

    memset(&put, 0, sizeof put);
    put.exchange.method = W("PUT");
    put.exchange.object = client->is_asynchronous ? W("/digest/asynchronous") : W("/digest/synchronous");
    put.exchange.upload_bytes = UPLOAD_BYTES;
    put.exchange.fill = pattern_fill;
    put.answer = &right;
    authentication_run(client, &put, 201);
    authentication_close(&put);
    pattern_check_file(apache_file(apache, client->is_asynchronous ? "asynchronous" : "synchronous"), UPLOAD_BYTES);
}

int main(void)
{
    struct apache apache;
    int mode;

    apache_needs_module("auth_digest");
    apache = apache_start(
        "Alias /digest ${FOLDER}/root\n"
        "<Location /digest>\n"
        "    Dav On\n"
        "    AuthType Digest\n"
        "    AuthName \"a realm\"\n"
        "    AuthUserFile digests\n"
        "    Require valid-user\n"
        "</Location>\n");
    apache_write(&apache, "digests", "alice:a realm:964efeec8658458f5a028e7f75237953\n"); /* of "alice:a realm:secret" */
    pattern_write_file(apache_file(&apache, "page"), 1000);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open(exchange_modes[mode], apache.port);

        answered(&client);
        CHECK_EQ(authentication_get(&client, W("/digest/page"), NULL, 401), 1);
        given_before(&client);
        CHECK_EQ(authentication_get(&client, W("/digest/page"), &wrong, 401), 2);
        uploaded(&client, &apache);
        exchange_client_close(&client);
    }
    apache_stop(&apache);
    return 0;
}
