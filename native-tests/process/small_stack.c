/* A synchronous exchange, callback included, on a thread with little stack, which also makes the first call. */
#include <limits.h>
#include <pthread.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "program.h"

enum { STACK_BYTES = 128 * 1024, CALLBACK_BYTES = 16 * 1024 };

static unsigned short server_port;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    volatile char room[CALLBACK_BYTES];
    size_t i;
    (void)handle;
    (void)context;
    (void)info;
    (void)length;
    for (i = 0; i < sizeof room; i++) {
        room[i] = (char)status;
    }
}

static void *use(void *unused)
{
    HINTERNET session = exchange_session(0);
    HINTERNET connection;
    CHECK(WinHttpSetStatusCallback(session, on_status, WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    connection = exchange_connect(session, server_port);
    exchange_blocking(connection);
    exchange_blocking(connection);
    CHECK_FAILS(WinHttpCloseHandle(NULL), ERROR_INVALID_HANDLE);
    return unused;
}

static int use_on_small_stack(void)
{
    pthread_attr_t attributes;
    pthread_t thread;
    CHECK(pthread_attr_init(&attributes) == 0);
    CHECK(pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0);
    CHECK(pthread_create(&thread, &attributes, use, NULL) == 0);
    CHECK(pthread_join(thread, NULL) == 0);
    return 0;
}

int main(int argc, char **argv)
{
    struct loopback server;

    if (program_scenario(argc, argv, &server_port) != NULL) {
        return use_on_small_stack();
    }
    server = loopback_start(EXCHANGE_SCRIPT);
    CHECK_EQ(program_rerun("use", server.port), 0);
    loopback_stop(&server);
    return 0;
}
