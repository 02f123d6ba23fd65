/* A crash of the program ends it as it would without the library: by the same signal, on its own thread and inside
   its callback. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "program.h"

static int *volatile nowhere;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)handle;
    (void)context;
    (void)info;
    (void)length;
    *nowhere = (int)status;
}

static int crash(const char *where, unsigned short port)
{
    exchange_in_both_modes(port);
    if (strcmp(where, "abort") == 0) {
        abort();
    }
    if (strcmp(where, "program") == 0) {
        *nowhere = 1;
    } else {
        HINTERNET session = exchange_session(strcmp(where, "worker") == 0 ? WINHTTP_FLAG_ASYNC : 0);
        HINTERNET request = exchange_request(exchange_connect(session, port), NULL);
        CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS
            | (strcmp(where, "caller") == 0 ? WINHTTP_CALLBACK_FLAG_SEND_REQUEST : 0), 0)
            != WINHTTP_INVALID_STATUS_CALLBACK);
        CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, 0, 0));
        monitor_enter();
        for (;;) {
            monitor_wait(clock_ms() + 60000);
        }
    }
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;
    unsigned short port;
    const char *where = program_scenario(argc, argv, &port);

    if (where != NULL) {
        return crash(where, port);
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("program", server.port), -SIGSEGV);
    CHECK_EQ(program_rerun("caller", server.port), -SIGSEGV);
    CHECK_EQ(program_rerun("worker", server.port), -SIGSEGV);
    CHECK_EQ(program_rerun("abort", server.port), -SIGABRT);
    loopback_stop(&server);
    return 0;
}
