/*
 * FAILED_CONNECTION_RETRIES: a 408 on a kept connection, and a kept connection that dies, are answered by sending once
 * more on a new connection only under their own condition, while the number of retries allows it. A body that was
 * written is not sent again, and a 408 on a new connection is the answer.
 */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "loopback.h"
#include "reply.h"
#include "text.h"

#define ONE_REPLY "receive request\n" SEND("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc")
#define TOO_LATE "receive head\n" \
    SEND("HTTP/1.1 408 Request Timeout\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlate") "close\n"

static const char late[] = "connection once\n" ONE_REPLY TOO_LATE "connection\n" ONE_REPLY;
static const char dead[] = "connection once\n" ONE_REPLY "receive head\n" "close\n" "connection\n" ONE_REPLY;
static const char always_late[] = "connection once\n" ONE_REPLY TOO_LATE "connection\n" TOO_LATE;

enum body { NO_BODY, GIVEN, WRITTEN };

static const struct {
    const char *what, *script;
    DWORD most, conditions;
    enum body body;
    DWORD error;             /* of the second exchange, or 0: */
    DWORD status;
    unsigned connections;
} cases[] = {
    { "408, allowed", late, 1, WINHTTP_CONNECTION_RETRY_CONDITION_408, NO_BODY, 0, 200, 2 },
    { "408, allowed with others", late, 5, 7, GIVEN, 0, 200, 2 },
    { "408, but no retry", late, 0, WINHTTP_CONNECTION_RETRY_CONDITION_408, NO_BODY, 0, 408, 1 },
    { "408, other condition", late, 5, WINHTTP_CONNECTION_RETRY_CONDITION_STALE_CONNECTION, NO_BODY, 0, 408, 1 },
    { "408, no condition", late, 5, 0, NO_BODY, 0, 408, 1 },
    { "408 after a written body", late, 5, 7, WRITTEN, 0, 408, 1 },
    { "408 twice", always_late, 5, 7, NO_BODY, 0, 408, 2 },
    { "dead, allowed", dead, 1, WINHTTP_CONNECTION_RETRY_CONDITION_STALE_CONNECTION, NO_BODY, 0, 200, 2 },
    { "dead, allowed with others", dead, 5, 7, GIVEN, 0, 200, 2 },
    { "dead, but no retry", dead, 0, 7, NO_BODY, ERROR_WINHTTP_CONNECTION_ERROR, 0, 1 },
    { "dead, other condition", dead, 5, WINHTTP_CONNECTION_RETRY_CONDITION_408, NO_BODY, ERROR_WINHTTP_CONNECTION_ERROR, 0, 1 },
    { "dead, no condition", dead, 5, 0, GIVEN, ERROR_WINHTTP_CONNECTION_ERROR, 0, 1 },
};

static struct client open_client(enum call_mode mode, unsigned short port, size_t at)
{
    WINHTTP_FAILED_CONNECTION_RETRIES retries;
    struct client client;
    retries.dwMaxRetries = cases[at].most;
    retries.dwAllowedRetryConditions = cases[at].conditions;
    client.mode = mode;
    client.flags = 0;
    client.session = WinHttpOpen(NULL, WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, mode == ASYNCHRONOUS ? WINHTTP_FLAG_ASYNC : 0);
    CHECK_SUCCEEDS(WinHttpSetOption(client.session, WINHTTP_OPTION_FAILED_CONNECTION_RETRIES, &retries, sizeof retries));
    client.connection = WinHttpConnect(client.session, W("127.0.0.1"), port, 0);
    CHECK(client.connection != NULL);
    return client;
}

/* The error of the operation that fails, or 0. */
static DWORD run(struct exchange *exchange, enum body body)
{
    DWORD error = exchange_send(exchange, NULL, body == GIVEN ? "body" : NULL, body == GIVEN ? 4 : 0, body == NO_BODY ? 0 : 4);
    if (error == 0 && body == WRITTEN) {
        error = exchange_write(exchange, "body", 4);
    }
    return error != 0 ? error : exchange_receive(exchange);
}

int main(void)
{
    enum call_mode mode;
    size_t at;
    EACH_MODE(mode) {
        for (at = 0; at < sizeof cases / sizeof cases[0]; at++) {
            struct loopback server = loopback_start(cases[at].script);
            struct client client = open_client(mode, server.port, at);
            struct exchange exchange;
            DWORD error, status;

            CHECK_REPLY_TEXT(reply_get(&client, 64), 200, "abc");
            exchange_open(&exchange, &client, W("POST"), NULL);
            error = run(&exchange, cases[at].body);
            status = error == 0 ? exchange_status(&exchange) : 0;
            if (error != cases[at].error || status != cases[at].status || loopback_connections(&server) != cases[at].connections) {
                fprintf(stderr, "%s: error %lu, status %lu, %u connections\n", cases[at].what, (unsigned long)error,
                    (unsigned long)status, loopback_connections(&server));
                check_exit();
            }
            exchange_close(&exchange);
            client_close(&client);
            loopback_stop(&server);
        }
    }
    return 0;
}
