/* The library starts while there are hardly any descriptors: calls fail or succeed, nothing is broken for good. */
#include <stdio.h>

#include "check.h"
#include "descriptor_shortage.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"
#include "text.h"

static int is_documented(DWORD error)
{
    return error == 0 || error == ERROR_NOT_ENOUGH_MEMORY || error == ERROR_WINHTTP_INTERNAL_ERROR
        || error == ERROR_WINHTTP_CANNOT_CONNECT;
}

static void attempt(DWORD flags, unsigned short port)
{
    HINTERNET session = WinHttpOpen(W("process"), WINHTTP_ACCESS_TYPE_NO_PROXY, NULL, NULL, flags);
    HINTERNET connection = session == NULL ? NULL : WinHttpConnect(session, W("127.0.0.1"), port, 0);
    struct exchange exchange;
    DWORD error;

    if (connection == NULL) {
        error = GetLastError();
    } else if (flags == 0) {
        error = exchange_attempt(connection);
    } else {
        exchange_begin(&exchange, connection);
        error = exchange_outcome(&exchange);
    }
    if (!is_documented(error)) {
        fprintf(stderr, "error %lu\n", (unsigned long)error);
        check_exit();
    }
}

static int begin(int left, unsigned short port)
{
    descriptor_shortage_begin(left);
    attempt(0, port);
    attempt(WINHTTP_FLAG_ASYNC, port);
    descriptor_shortage_end();
    exchange_in_both_modes(port);
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;
    const char *scenario = program_scenario(argc, argv, &port);
    char left[2] = "0";
    int end;

    if (scenario != NULL) {
        return begin(scenario[0] - '0', port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    for (; left[0] <= '6'; left[0]++) {
        end = program_rerun(left, server.port);
        if (end != 0) {
            fprintf(stderr, "with %s descriptors left: ended with %d\n", left, end);
            check_exit();
        }
    }
    loopback_stop(&server);
    return 0;
}
