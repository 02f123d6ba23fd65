/* A redirect of a body that came through WriteData is 12032: what WinHttpSetCredentials gives then is for the send that
   follows, also in the place of what was given before. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

#define FIRST  "Basic dTpw" /* u:p */
#define SECOND "Basic djpx" /* v:q */

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 307 Elsewhere\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
    "receive request\n"
    SEND("HTTP/1.1 201 Created\r\nContent-Length: 3\r\nConnection: close\r\n\r\nyes")
    "close\n";

static void give(struct exchange *put, const WCHAR *user, const WCHAR *password)
{
    CHECK_SUCCEEDS(WinHttpSetCredentials(put->request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_BASIC, user, password, NULL));
}

static void send_parts(struct exchange *put)
{
    CHECK_EQ(exchange_send(put, NULL, "the ", 4, 8), 0);
    CHECK_EQ(exchange_write(put, "body", 4), 0);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    int before; /* whether the first send had credentials */
    unsigned connection = 0;

    EACH_MODE(mode) {
        for (before = 0; before < 2; before++, connection++) {
            struct client client = client_open(mode, server.port);
            struct exchange put;

            exchange_open(&put, &client, W("PUT"), NULL);
            if (before) give(&put, W("u"), W("p"));
            send_parts(&put);
            CHECK_EQ(exchange_receive(&put), ERROR_WINHTTP_RESEND_REQUEST);
            give(&put, W("v"), W("q"));
            send_parts(&put);
            CHECK_REPLY_TEXT(reply_receive(&put, 64), 201, "yes");
            exchange_close(&put);
            client_close(&client);
            CHECK_SENT(&server, connection, 0, "Authorization", before ? FIRST : NULL);
            CHECK_SENT(&server, connection, 1, "Authorization", SECOND);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
