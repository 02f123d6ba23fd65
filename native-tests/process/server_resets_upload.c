/* Writing to a connection that the server has reset raises no SIGPIPE, whatever the program makes of that signal. */
#include <signal.h>

#include "check.h"
#include "exchange.h"
#include "loopback.h"
#include "monitor.h"
#include "text.h"

static const char reset_script[] =
    "connection\n"
    "receive head\n"
    "reset\n";

/* A reset after the server's end of stream is EPIPE to the next write, and that comes with SIGPIPE. */
static const char end_and_reset_script[] =
    "connection\n"
    "receive head\n"
    "shutdown-send\n"
    "delay 20\n"
    "reset\n";

enum { PART_BYTES = 65536, TOTAL_BYTES = 256 * 1024 * 1024 };

static char part[PART_BYTES];
static DWORD async_error; /* guarded by the monitor */

static DWORD upload_blocking(unsigned short port)
{
    HINTERNET request = exchange_request(exchange_connect(exchange_session(0), port), W("PUT"));
    DWORD written, total = 0, error;

    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, TOTAL_BYTES, 0));
    while (WinHttpWriteData(request, part, sizeof part, &written)) {
        total += written;
        CHECK(total < TOTAL_BYTES);
    }
    error = GetLastError();
    CHECK(WinHttpCloseHandle(request));
    return error;
}

static void CALLBACK on_status(HINTERNET request, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)context;
    (void)length;
    switch (status) {
    case WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE:
    case WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE:
        CHECK(WinHttpWriteData(request, part, sizeof part, NULL));
        break;
    case WINHTTP_CALLBACK_STATUS_REQUEST_ERROR:
        monitor_enter();
        async_error = ((WINHTTP_ASYNC_RESULT *)info)->dwError;
        monitor_wake();
        monitor_leave();
        break;
    default:
        break;
    }
}

static DWORD upload_asynchronously(unsigned short port)
{
    HINTERNET request = exchange_request(exchange_connect(exchange_session(WINHTTP_FLAG_ASYNC), port), W("PUT"));
    uint64_t deadline = clock_ms() + 10000;

    async_error = 0;
    CHECK(WinHttpSetStatusCallback(request, on_status, WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0)
        != WINHTTP_INVALID_STATUS_CALLBACK);
    CHECK(WinHttpSendRequest(request, NULL, 0, NULL, 0, TOTAL_BYTES, 0));
    monitor_enter();
    while (async_error == 0) {
        CHECK(clock_ms() < deadline);
        monitor_wait(deadline);
    }
    monitor_leave();
    CHECK(WinHttpCloseHandle(request));
    return async_error;
}

static void upload(const char *script)
{
    struct loopback server = loopback_start(script);
    CHECK_EQ(upload_blocking(server.port), ERROR_WINHTTP_CONNECTION_ERROR);
    CHECK_EQ(upload_asynchronously(server.port), ERROR_WINHTTP_CONNECTION_ERROR);
    loopback_stop(&server);
}

int main(void)
{
    upload(reset_script);
    upload(end_and_reset_script);

    /* The program decides about SIGPIPE after the library has started. */
    CHECK(signal(SIGPIPE, SIG_DFL) != SIG_ERR);
    upload(reset_script);
    upload(end_and_reset_script);
    return 0;
}
