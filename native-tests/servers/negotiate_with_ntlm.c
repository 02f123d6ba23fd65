/* Negotiate where there is no Kerberos: NTLM inside of it, in a conversation that belongs to one connection. */
#include <string.h>

#include "apache.h"
#include "authentication.h"
#include "check.h"
#include "pattern.h"

static const struct credentials right = { WINHTTP_AUTH_SCHEME_NEGOTIATE, W("EXAMPLE\\alice"), secret };
static const struct credentials wrong = { WINHTTP_AUTH_SCHEME_NEGOTIATE, W("EXAMPLE\\alice"), alice };

int main(void)
{
    struct apache apache;
    int mode;

    apache_needs_module("auth_gssapi");
    apache_needs_ntlm();
    apache = apache_start(
        "Alias /negotiate ${FOLDER}/root\n"
        "<Location /negotiate>\n"
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

        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        CHECK_EQ(authentication_get(&client, W("/negotiate/page"), &right, 200), 1);
        exchange_client_close(&client);
        client = exchange_client_open_at(exchange_modes[mode], W("localhost"), apache.port);
        CHECK_EQ(authentication_get(&client, W("/negotiate/page"), &wrong, 401), 2);
        exchange_client_close(&client);
    }
    apache_stop(&apache);
    return 0;
}
