/* Negotiate: a token with the 401 that says "rejected", or is none, ends the conversation; the 401 is the program's.
   SERVER_SPN_USED tells afterwards whom the conversation was with. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char *const tokens[] = {
    " oQcwBaADCgEC", /* NegTokenResp: reject */
    " TlRMTVNTUAACAAAA", " AAAA", " not*base64", "",
};

int main(void)
{
    enum call_mode mode;
    size_t i;

    EACH_MODE(mode) {
        for (i = 0; i < sizeof tokens / sizeof tokens[0]; i++) {
            struct loopback server = legs_server(
                "connection\n"
                "receive head\n"
                SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 2\r\n\r\nno")
                "receive head\n"
                "send \"HTTP/1.1 401 No\\r\\nWWW-Authenticate: Negotiate%s\\r\\nContent-Length: 2\\r\\nConnection: close\\r\\n\\r\\nno\"\n"
                "close\n", tokens[i]);
            struct client client = client_open(mode, server.port);
            struct exchange get;
            WCHAR spn[64];
            DWORD size;

            printf("\"%s\", mode %d\n", tokens[i], (int)mode);
            exchange_open(&get, &client, NULL, NULL);
            CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
            CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
            size = sizeof spn;
            CHECK_FAILS(WinHttpQueryOption(get.request, WINHTTP_OPTION_SERVER_SPN_USED, spn, &size), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
            CHECK_SUCCEEDS(WinHttpSetCredentials(get.request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_NEGOTIATE,
                W("DOMAIN\\alice"), W("secret"), NULL));
            CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
            CHECK_REPLY_TEXT(reply_receive(&get, 64), 401, "no");
            size = sizeof spn;
            CHECK_SUCCEEDS(WinHttpQueryOption(get.request, WINHTTP_OPTION_SERVER_SPN_USED, spn, &size));
            CHECK_WIDE(spn, W("HTTP/127.0.0.1"));
            exchange_close(&get);
            client_close(&client);
            CHECK_EQ(loopback_connections(&server), 1);
            loopback_check_script(&server);
            loopback_stop(&server);
        }
    }
    return 0;
}
