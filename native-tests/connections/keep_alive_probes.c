/* TCP_KEEPALIVE sets the probes of new connections, in whole seconds; TCP_FAST_OPEN is no obstacle. */
#include <netinet/tcp.h>

#include "check.h"
#include "loopback.h"
#include "own_socket.h"
#include "replies.h"
#include "reply.h"

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(ANSWERS);
        struct client client = client_open(mode, server.port);
        struct tcp_keepalive probes = { 1, 41500, 7000 };
        BOOL on = TRUE;
        CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_TCP_KEEPALIVE, &probes, sizeof probes));
        CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_TCP_FAST_OPEN, &on, sizeof on));
        CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
        CHECK_EQ(own_socket_option(server.port, SOL_SOCKET, SO_KEEPALIVE), 1);
#ifdef TCP_KEEPIDLE
        CHECK_EQ(own_socket_option(server.port, IPPROTO_TCP, TCP_KEEPIDLE), 42);
        CHECK_EQ(own_socket_option(server.port, IPPROTO_TCP, TCP_KEEPINTVL), 7);
#endif
        client_close(&client);
        loopback_stop(&server);
    }
    return 0;
}
