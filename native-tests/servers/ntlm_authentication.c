/* NTLM: a conversation of three messages that belongs to one connection, which then needs no more of it. */
#include <string.h>

#include "apache.h"
#include "authentication.h"
#include "check.h"
#include "pattern.h"

enum { UPLOAD_BYTES = 100001 };

static const struct credentials right = { WINHTTP_AUTH_SCHEME_NTLM, W("EXAMPLE\\alice"), secret };
static const struct credentials without_domain = { WINHTTP_AUTH_SCHEME_NTLM, alice, secret };
static const struct credentials wrong = { WINHTTP_AUTH_SCHEME_NTLM, W("EXAMPLE\\alice"), alice };

static void answered(struct exchange_client *client)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = W("/ntlm/page");
    get.answer = &right;
    /* The server names both, in this order, and would take NTLM inside of Negotiate too. */
    get.schemes = WINHTTP_AUTH_SCHEME_NEGOTIATE | WINHTTP_AUTH_SCHEME_NTLM;
    get.first = WINHTTP_AUTH_SCHEME_NEGOTIATE;
    authentication_run(client, &get, 200);
    CHECK_EQ(get.challenges, 1);
    CHECK_EQ(get.exchange.body_bytes, 1000);
    authentication_close(&get);
    /* The connection is alice's now, in this session. */
    CHECK_EQ(authentication_get(client, W("/ntlm/page"), NULL, 200), 0);
}

static void given_before(struct exchange_client *client)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = W("/ntlm/page");
    get.before = get.answer = &right;
    authentication_run(client, &get, 200);
    authentication_close(&get);
}

static void uploaded(struct exchange_client *client, const struct apache *apache)
{
    static unsigned char body[UPLOAD_BYTES];
    struct authentication put;

    pattern_fill(body, UPLOAD_BYTES, 0);
    memset(&put, 0, sizeof put);
    put.exchange.method = W("PUT");
    put.exchange.object = client->is_asynchronous ? W("/ntlm/asynchronous") : W("/ntlm/synchronous");
    put.exchange.memory = body;
    put.exchange.memory_bytes = UPLOAD_BYTES;
    put.answer = &right;
    authentication_run(client, &put, 201);
    authentication_close(&put);
    pattern_check_file(apache_file(apache, client->is_asynchronous ? "asynchronous" : "synchronous"), UPLOAD_BYTES);
}

int main(void)
{
    struct apache apache;
    int mode;

    apache_needs_module("auth_gssapi");
    apache_needs_ntlm();
    apache = apache_start(
        "Alias /ntlm ${FOLDER}/root\n"
        "<Location /ntlm>\n"
        "    Dav On\n"
        "    AuthType GSSAPI\n"
        "    AuthName \"a realm\"\n"
        "    GssapiAllowedMech ntlmssp\n"
        "    GssapiConnectionBound On\n"
        "    Require valid-user\n"
        "</Location>\n");
    apache_write(&apache, "ntlm-users", "EXAMPLE:alice:secret\n");
    pattern_write_file(apache_file(&apache, "page"), 1000);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client;

        /* A session for each: what one session has authenticated must not serve the next. */
        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        answered(&client);
        exchange_client_close(&client);
        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        CHECK_EQ(authentication_get(&client, W("/ntlm/page"), NULL, 401), 1);
        exchange_client_close(&client);
        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        given_before(&client);
        exchange_client_close(&client);
        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        CHECK_EQ(authentication_get(&client, W("/ntlm/page"), &without_domain, 200), 1);
        exchange_client_close(&client);
        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        CHECK_EQ(authentication_get(&client, W("/ntlm/page"), &wrong, 401), 2);
        /* Nor does the connection of the failure serve anybody. */
        CHECK_EQ(authentication_get(&client, W("/ntlm/page"), &right, 200), 1);
        exchange_client_close(&client);
        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        uploaded(&client, &apache);
        exchange_client_close(&client);
    }
    apache_stop(&apache);
    return 0;
}
