/*
 * MAX_CONNS_PER_1_0_SERVER limits the connections to a server that has answered with HTTP/1.0: the second request goes
 * out when the first gives its connection back, and on no other.
 */
#include "check.h"
#include "loopback.h"
#include "monitor.h"
#include "reply.h"
#include "script.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.0 200 OK\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\nabc")
    "loop\n";

static int is_sent;

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)request; (void)context; (void)info; (void)length;
    CHECK(status == WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE);
    monitor_enter();
    is_sent = 1;
    monitor_wake();
    monitor_leave();
}

int main(void)
{
    struct loopback server = loopback_start(script);
    struct client client = client_open(ASYNCHRONOUS, server.port);
    struct exchange first;
    HINTERNET second;
    DWORD limit = 1;
    uint64_t deadline = clock_ms() + 20000;

    CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_MAX_CONNS_PER_1_0_SERVER, &limit, sizeof limit));
    CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc"); /* now its version is known */

    exchange_open(&first, &client, NULL, NULL);
    CHECK_EQ(exchange_send(&first, NULL, NULL, 0, 0), 0);
    CHECK_EQ(exchange_receive(&first), 0);
    second = WinHttpOpenRequest(client.connection, NULL, NULL, NULL, NULL, NULL, client.flags);
    CHECK(WinHttpSetStatusCallback(second, on_status, WINHTTP_CALLBACK_FLAG_SENDREQUEST_COMPLETE, 0) != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(second, NULL, 0, NULL, 0, 0, 0));
    CHECK_EQ(is_sent, 0); /* its completion cannot have come: the one connection is taken */
    exchange_close(&first);

    monitor_enter();
    while (!is_sent) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
    CHECK_EQ(loopback_connections(&server), 1);
    CHECK_SUCCEEDS(WinHttpCloseHandle(second));
    client_close(&client);
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
