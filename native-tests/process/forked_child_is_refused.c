/* The library's threads do not survive a fork: the copy gets errors instead of waiting for ever. */
#include <unistd.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"
#include "text.h"

enum { LEFT = 7 };

static HINTERNET session, connection, request;

static void use_in_copy(void *unused)
{
    char byte;
    DWORD count = 1;
    (void)unused;
    CHECK_FAILS(WinHttpOpen(W("copy"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, 0), ERROR_WINHTTP_SHUTDOWN);
    CHECK_FAILS(WinHttpOpen(W("copy"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, WINHTTP_FLAG_ASYNC),
        ERROR_WINHTTP_SHUTDOWN);
    CHECK_FAILS(WinHttpConnect(session, W("127.0.0.1"), 80, 0), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpOpenRequest(connection, NULL, NULL, NULL, NULL, NULL, 0), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpReceiveResponse(request, NULL), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpReadData(request, &byte, 1, &count), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpCloseHandle(request), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpCloseHandle(connection), ERROR_INVALID_HANDLE);
    CHECK_FAILS(WinHttpCloseHandle(session), ERROR_INVALID_HANDLE);
    _exit(LEFT);
}

static void exec_in_copy(void *unused)
{
    (void)unused;
    CHECK_FAILS(WinHttpCloseHandle(request), ERROR_INVALID_HANDLE);
    execl("/bin/sh", "sh", "-c", "exit 7", (char *)NULL);
}

static void fork_in_copy(void *unused)
{
    (void)unused;
    /* A daemon forks twice. */
    _exit(program_forked(use_in_copy, NULL));
}

int main(void)
{
    struct loopback server = loopback_start(EXCHANGE_SCRIPT);
    int round;

    exchange_in_both_modes(server.port);
    session = exchange_session(0);
    connection = exchange_connect(session, server.port);
    request = exchange_request(connection, NULL);
    for (round = 0; round < 5; round++) {
        CHECK_EQ(program_forked(use_in_copy, NULL), LEFT);
        CHECK_EQ(program_forked(exec_in_copy, NULL), LEFT);
        CHECK_EQ(program_forked(fork_in_copy, NULL), LEFT);
        exchange_blocking(connection);
        exchange_in_both_modes(server.port);
    }
    CHECK_SUCCEEDS(WinHttpCloseHandle(request));
    CHECK_SUCCEEDS(WinHttpCloseHandle(connection));
    CHECK_SUCCEEDS(WinHttpCloseHandle(session));
    loopback_stop(&server);
    return 0;
}
