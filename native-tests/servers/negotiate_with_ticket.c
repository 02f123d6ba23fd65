/* Negotiate with Kerberos: the ticket of whoever runs the program, or a user and a password. */
#include <string.h>

#include "apache.h"
#include "authentication.h"
#include "check.h"
#include "kdc.h"
#include "pattern.h"

static const struct credentials of_ticket = { WINHTTP_AUTH_SCHEME_NEGOTIATE, NULL, NULL };
static const struct credentials of_user = { WINHTTP_AUTH_SCHEME_NEGOTIATE, W("alice@EXAMPLE.TEST"), secret };
static const struct credentials of_domain = { WINHTTP_AUTH_SCHEME_NEGOTIATE, W("EXAMPLE.TEST\\alice"), secret };
static const struct credentials wrong = { WINHTTP_AUTH_SCHEME_NEGOTIATE, W("alice@EXAMPLE.TEST"), alice };

static unsigned get_by_policy(struct exchange_client *client, DWORD policy, DWORD status)
{
    struct authentication get;

    memset(&get, 0, sizeof get);
    get.exchange.object = W("/negotiate/page");
    get.autologon_policy = policy;
    get.schemes = get.first = WINHTTP_AUTH_SCHEME_NEGOTIATE;
    authentication_run(client, &get, status);
    authentication_close(&get);
    return get.challenges;
}

static void answered(struct exchange_client *client, const struct credentials *credentials)
{
    CHECK_EQ(authentication_get(client, W("/negotiate/page"), credentials, 200), 1);
}

int main(void)
{
    struct kdc kdc;
    struct apache apache;
    int mode;

    apache_needs_module("auth_gssapi");
    kdc = kdc_start();
    apache = apache_start(
        "Alias /negotiate ${FOLDER}/root\n"
        "<Location /negotiate>\n"
        "    AuthType GSSAPI\n"
        "    AuthName \"a realm\"\n"
        "    GssapiAllowedMech krb5\n"
        "    Require user alice@EXAMPLE.TEST\n"
        "</Location>\n");
    pattern_write_file(apache_file(&apache, "page"), 1000);
    for (mode = 0; mode < EXCHANGE_MODES; mode++) {
        struct exchange_client client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);

        if (mode == 0) {
            /* Not logged in yet: there is nothing that could be sent. */
            CHECK_EQ(get_by_policy(&client, WINHTTP_AUTOLOGON_SECURITY_LEVEL_LOW, 401), 1);
            answered(&client, &of_user);
            kdc_log_in(&kdc);
        }
        CHECK_EQ(get_by_policy(&client, WINHTTP_AUTOLOGON_SECURITY_LEVEL_LOW, 200), 0);
        CHECK_EQ(get_by_policy(&client, WINHTTP_AUTOLOGON_SECURITY_LEVEL_HIGH, 401), 1);
        answered(&client, &of_ticket);
        answered(&client, &of_user);
        answered(&client, &of_domain);
        CHECK_EQ(authentication_get(&client, W("/negotiate/page"), &wrong, 401), 2);
        exchange_client_close(&client);
    }
    apache_stop(&apache);
    kdc_stop(&kdc);
    return 0;
}
