/*
 * RESOLVE_TIMEOUT: a resolver that does not answer in time is 12002. The next send of the same request goes by the
 * limit as it is then, and uses the answer when there is one. The program's own getaddrinfo stands before that of the
 * C library.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <string.h>

#include "limits.h"
#include "loopback.h"
#include "reply.h"
#include "text.h"

enum { LATE_MS = 400 };

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc")
    "close\n";

static int is_open;          /* whether names ending in .slow are answered; guarded by the monitor */

static void open_resolver(int open)
{
    monitor_enter();
    is_open = open;
    monitor_wake();
    monitor_leave();
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
    int (*real)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    void *symbol = dlsym(RTLD_NEXT, "getaddrinfo");
    memcpy(&real, &symbol, sizeof real); /* ISO C has no cast between the two kinds of pointer */
    if (name != NULL && strstr(name, ".slow") != NULL) {
        monitor_enter();
        while (!is_open) monitor_wait(clock_ms() + 5000);
        monitor_leave();
        name = "127.0.0.1";
    } else if (name != NULL && strstr(name, ".late") != NULL) {
        /* Nothing else can happen to this name: the delay is what a limit must not cut short. */
        uint64_t answer = clock_ms() + LATE_MS;
        while (clock_ms() < answer) {
            monitor_enter();
            monitor_wait(answer);
            monitor_leave();
        }
        name = "127.0.0.1";
    }
    return real(name, service, hints, result);
}

int main(void)
{
    static const WCHAR *const slow[] = { W("blocking.slow"), W("asynchronous.slow") };
    static const WCHAR *const late[] = { W("blocking.late"), W("asynchronous.late") };
    struct loopback server = loopback_start(script);
    enum call_mode mode;
    int at;
    EACH_MODE(mode) {
        struct client client = client_open_as(mode, NULL, slow[mode], server.port);
        struct exchange exchange;
        uint64_t begun = clock_ms();
        open_resolver(0);
        exchange_open(&exchange, &client, NULL, NULL);
        CHECK_SUCCEEDS(WinHttpSetTimeouts(exchange.request, 100, 0, 0, 0));
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 100);
        set_limit(&exchange, WINHTTP_OPTION_RESOLVE_TIMEOUT, 300);
        begun = clock_ms();
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), ERROR_WINHTTP_TIMEOUT);
        check_not_before(begun, 300);
        set_limit(&exchange, WINHTTP_OPTION_RESOLVE_TIMEOUT, 0);
        open_resolver(1);
        CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
        CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
        exchange_close(&exchange);
        client_close(&client);

        for (at = 0; at < LIMITLESS; at++) {
            client = client_open_as(mode, NULL, late[mode], server.port);
            exchange_open(&exchange, &client, NULL, NULL);
            set_limit(&exchange, WINHTTP_OPTION_RESOLVE_TIMEOUT, 100);
            set_limit(&exchange, WINHTTP_OPTION_RESOLVE_TIMEOUT, limitless[at]);
            CHECK_EQ(exchange_send(&exchange, NULL, NULL, 0, 0), 0);
            CHECK_REPLY_TEXT(reply_receive(&exchange, 64), 200, "abc");
            exchange_close(&exchange);
            client_close(&client);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
