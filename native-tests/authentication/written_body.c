/* A challenge to a body that came through WriteData: 12032, and the next send completes it. */
#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "reply.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive request\n"
    SEND("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\nContent-Length: 2\r\n\r\nno")
    "receive request\n"
    SEND("HTTP/1.1 201 Created\r\nContent-Length: 3\r\nConnection: close\r\n\r\nyes")
    "close\n";

static void send_parts(struct exchange *put)
{
    CHECK_EQ(exchange_send(put, NULL, "the ", 4, 8), 0);
    CHECK_EQ(exchange_write(put, "body", 4), 0);
}

int main(void)
{
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    int given; /* by option, or by the function */
    unsigned connection = 0;

    EACH_MODE(mode) {
        for (given = 0; given < 2; given++, connection++) {
            struct client client = client_open(mode, server.port);
            struct exchange put;

            exchange_open(&put, &client, W("PUT"), NULL);
            if (given == 0) {
                CHECK_SUCCEEDS(WinHttpSetOption(put.request, WINHTTP_OPTION_USERNAME, (LPVOID)W("u"), 1));
                CHECK_SUCCEEDS(WinHttpSetOption(put.request, WINHTTP_OPTION_PASSWORD, (LPVOID)W("p"), 1));
            } else {
                CHECK_SUCCEEDS(WinHttpSetCredentials(put.request, WINHTTP_AUTH_TARGET_SERVER, WINHTTP_AUTH_SCHEME_DIGEST,
                    W("u"), W("p"), NULL));
            }
            send_parts(&put);
            CHECK_EQ(exchange_receive(&put), ERROR_WINHTTP_RESEND_REQUEST);
            send_parts(&put);
            CHECK_REPLY_TEXT(reply_receive(&put, 64), 201, "yes");
            exchange_close(&put);
            client_close(&client);
            CHECK_SENT(&server, connection, 0, "Authorization", NULL);
            CHECK_SENT_BODY(&server, connection, 0, "the body");
            CHECK_SENT_BODY(&server, connection, 1, "the body");
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
