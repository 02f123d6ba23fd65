/*
 * DISABLE_GLOBAL_POOLING: a session uses no connection of another and leaves none; its idle ones are closed with its
 * last handle.
 */
#include "check.h"
#include "loopback.h"
#include "replies.h"
#include "reply.h"

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        struct loopback server = loopback_start(ANSWERS);
        struct client sharing = client_open(mode, server.port), alone = client_open(mode, server.port);
        BOOL on = TRUE;
        CHECK_SUCCEEDS(WinHttpSetOption(alone.session, WINHTTP_OPTION_DISABLE_GLOBAL_POOLING, &on, sizeof on));
        CHECK_REPLY_TEXT(reply_get(&sharing, 64), 200, "abc");
        CHECK_REPLY_TEXT(reply_get(&alone, 64), 200, "abc");
        CHECK_REPLY_TEXT(reply_get(&alone, 64), 200, "abc");
        CHECK_EQ(loopback_connections(&server), 2);
        client_close(&alone);
        loopback_await_closed(&server, 1);
        CHECK_REPLY_TEXT(reply_get(&sharing, 64), 200, "abc");
        CHECK_EQ(loopback_connections(&server), 2);
        client_close(&sharing);
        loopback_check_script(&server);
        loopback_stop(&server);
    }
    return 0;
}
