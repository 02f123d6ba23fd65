/* What is no handshake, or too much of one: one error each, in both modes, and no connection left open. */
#include <stdio.h>

#include "attempt.h"
#include "check.h"
#include "tls_lab.h"

enum { CHANNEL = (int)WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR, TIME_LIMIT_MS = 500 };

struct peer {
    const char *what, *script;
    DWORD error, secure_flags;
};

static const struct peer peers[] = {
    { "bytes that are no record", "send-repeat 1000 \"\\x00\\xFFgarbage\"\n", ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "plain HTTP", "receive 5\nsend \"HTTP/1.1 400 Bad Request\\r\\nContent-Length: 0\\r\\n\\r\\n\"\n",
        ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "plain HTTP and a close", "receive 5\nsend \"HTTP/1.0 400 Bad Request\\r\\n\\r\\n\"\nshutdown-send\n",
        ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "text", "send \"220 mail.test ESMTP\\r\\n\"\n", ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "a record longer than any may be", "send \"\\x16\\x03\\x03\\xFF\\xFF\"\nsend-repeat 65535 \"\\x02\"\n",
        ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "a message longer than any may be", "send \"\\x16\\x03\\x03\\x40\\x00\\x02\\xFF\\xFF\\xFF\"\nsend-repeat 16380 \"\\x00\"\n",
        ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "records of nothing, for ever", "send-repeat 10000000 \"\\x16\\x03\\x03\\x00\\x00\"\n",
        ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "warnings, for ever", "send-repeat 10000000 \"\\x15\\x03\\x03\\x00\\x02\\x01\\x70\"\n",
        ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "the client's own part", "send \"\\x16\\x03\\x01\\x00\\x05\\x01\\x00\\x00\\x01\\x00\"\n",
        ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "data before the handshake", "send \"\\x17\\x03\\x03\\x00\\x05hello\"\n", ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "an alert that the version is not spoken", "alert fatal 70\n", ERROR_WINHTTP_CONNECTION_ERROR, 0 },
    { "an alert that there is no such name", "alert fatal 112\n", ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "an alert that nothing is in common", "alert fatal 40\n", ERROR_WINHTTP_SECURE_FAILURE, CHANNEL },
    { "a record that comes in drips", "send-bytewise 20 \"\\x16\\x03\\x03\\x40\\x00\\x02\\x00\\x3F\\xFC"
        "01234567890123456789012345678901234567890123456789012345678901234567890123456789\"\n", ERROR_WINHTTP_TIMEOUT, 0 },
};

static void run(const struct tls_lab *lab, const struct peer *peer)
{
    struct loopback server = tls_lab_server(lab, "connection\n%shold\n", peer->script);
    enum call_mode mode;

    printf("%s\n", peer->what);
    fflush(stdout);
    EACH_MODE(mode) {
        struct client client = tls_client(mode, server.port);

        client_set(client.session, WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT, TIME_LIMIT_MS);
        CHECK_ATTEMPT(attempt_get(&client, 0), peer->error, peer->secure_flags);
        client_close(&client);
    }
    loopback_await_closed(&server, 2);
    loopback_stop(&server);
}

int main(void)
{
    struct tls_lab lab = tls_lab_start();
    size_t i;

    for (i = 0; i < sizeof peers / sizeof peers[0]; i++) {
        run(&lab, &peers[i]);
    }
    tls_lab_stop(&lab);
    return 0;
}
