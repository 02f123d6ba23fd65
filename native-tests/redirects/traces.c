/* What a redirect notifies in either mode, on which thread: to the same server over the kept connection, to another one. */
#include <stdlib.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "recorded.h"
#include "refusing_port.h"
#include "script.h"

static const char target_script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    "close\n";

static struct recorded get;

static void receive(enum call_mode mode)
{
    CHECK(TRACE_CALL(&seen, WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0)));
    if (mode == ASYNCHRONOUS) {
        AWAIT(SENDREQUEST_COMPLETE);
    }
    trace_clear(&seen);
    CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
    if (mode == ASYNCHRONOUS) {
        AWAIT(HEADERS_AVAILABLE);
    }
}

static void same_server(enum call_mode mode)
{
    static const char script[] =
        "connection once\n"
        "receive head\n"
        SEND("HTTP/1.1 302 Found\r\nLocation: next?a=b\r\nContent-Length: 4\r\n\r\nbody")
        "receive head\n"
        SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    struct loopback server = loopback_start(script);
    char *url = legs_format("http://127.0.0.1:%u/next?a=b", server.port);
    const struct trace_step synchronous[] = {
        CALL("WinHttpReceiveResponse"),
        RECEIVE_STEPS(ON_CALLER),
        STEP(REDIRECT, TEXT_IS(url), ON_CALLER),
        SEND_STEPS(ON_CALLER),
        RECEIVE_STEPS(ON_CALLER),
        CALL("WinHttpCloseHandle"),
        STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_CALLER),
    };
    const struct trace_step asynchronous[] = {
        CALL("WinHttpReceiveResponse"),
        RECEIVE_STEPS(ON_CALLER),
        STEP(REDIRECT, TEXT_IS(url), ON_CALLER),
        SEND_STEPS(ON_ANY),
        RECEIVE_STEPS(ON_OTHER),
        STEP(HEADERS_AVAILABLE, NO_PAYLOAD, ON_OTHER),
        CALL("WinHttpCloseHandle"),
        STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
    };

    get = recorded_get(mode, server.port);
    receive(mode);
    recorded_close(&get);
    if (mode == SYNCHRONOUS) {
        CHECK_TRACE(&seen, synchronous);
    } else {
        CHECK_TRACE(&seen, asynchronous);
    }
    CHECK_EQ(loopback_connections(&server), 1);
    loopback_check_script(&server);
    loopback_stop(&server);
    free(url);
    trace_clear(&seen);
}

/* The connection of the redirect is kept when it can be; that it cannot is not told. */
static void other_server(enum call_mode mode, const char *connection)
{
    struct loopback target = loopback_start(target_script);
    struct loopback server = legs_server(
        "connection once\n"
        "receive head\n"
        SEND("HTTP/1.1 302 Found\r\nConnection: %s\r\nLocation: http://127.0.0.1:%u/\r\nContent-Length: 4\r\n\r\nbody"),
        connection, target.port);
    char *url = legs_format("http://127.0.0.1:%u/", target.port);
    const struct trace_step synchronous[] = {
        CALL("WinHttpReceiveResponse"),
        RECEIVE_STEPS(ON_CALLER),
        STEP(REDIRECT, TEXT_IS(url), ON_CALLER),
        CONNECT_STEPS(ON_CALLER),
        SEND_STEPS(ON_CALLER),
        RECEIVE_STEPS(ON_CALLER),
        CALL("WinHttpCloseHandle"),
        STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_CALLER),
    };
    const struct trace_step asynchronous[] = {
        CALL("WinHttpReceiveResponse"),
        RECEIVE_STEPS(ON_CALLER),
        STEP(REDIRECT, TEXT_IS(url), ON_CALLER),
        CONNECT_STEPS(ON_ANY),
        SEND_STEPS(ON_ANY),
        RECEIVE_STEPS(ON_OTHER),
        STEP(HEADERS_AVAILABLE, NO_PAYLOAD, ON_OTHER),
        CALL("WinHttpCloseHandle"),
        STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_ANY),
    };

    get = recorded_get(mode, server.port);
    receive(mode);
    recorded_close(&get);
    if (mode == SYNCHRONOUS) {
        CHECK_TRACE(&seen, synchronous);
    } else {
        CHECK_TRACE(&seen, asynchronous);
    }
    loopback_check_script(&server);
    loopback_check_script(&target);
    loopback_stop(&server);
    loopback_stop(&target);
    free(url);
    trace_clear(&seen);
}

/* The failure of the next leg is that of WinHttpReceiveResponse. */
static void refusing_server(enum call_mode mode)
{
    unsigned short port = refusing_port();
    struct loopback server = legs_server(
        "connection once\n"
        "receive head\n"
        SEND("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:%u/\r\nContent-Length: 0\r\n\r\n"), port);
    static const struct trace_step expected[] = {
        CALL("WinHttpReceiveResponse"),
        RECEIVE_STEPS(ON_CALLER),
        STEP(REDIRECT, TEXT_ANY, ON_CALLER),
        STEP(RESOLVING_NAME, TEXT_ANY, ON_ANY),
        STEP(NAME_RESOLVED, TEXT_ANY, ON_ANY),
        STEP(CONNECTING_TO_SERVER, TEXT_ANY, ON_ANY),
        STEP(REQUEST_ERROR, FAILURE_IS(API_RECEIVE_RESPONSE, ERROR_WINHTTP_CANNOT_CONNECT), ON_OTHER),
    };

    get = recorded_get(mode, server.port);
    CHECK(WinHttpSendRequest(get.request, NULL, 0, NULL, 0, 0, 0));
    if (mode == ASYNCHRONOUS) {
        AWAIT(SENDREQUEST_COMPLETE);
        trace_clear(&seen);
        CHECK(TRACE_CALL(&seen, WinHttpReceiveResponse(get.request, NULL)));
        AWAIT(REQUEST_ERROR);
        CHECK_TRACE(&seen, expected);
    } else {
        CHECK_FAILS(WinHttpReceiveResponse(get.request, NULL), ERROR_WINHTTP_CANNOT_CONNECT);
    }
    recorded_close(&get);
    loopback_check_script(&server);
    loopback_stop(&server);
    trace_clear(&seen);
}

int main(void)
{
    enum call_mode mode;
    EACH_MODE(mode) {
        same_server(mode);
        other_server(mode, "keep-alive");
        other_server(mode, "close");
        refusing_server(mode);
    }
    return 0;
}
