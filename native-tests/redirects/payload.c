/* REDIRECT carries the absolute URL: UTF-16 with a terminator that the length, in characters, does not count. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "legs.h"
#include "loopback.h"
#include "monitor.h"
#include "script.h"
#include "text.h"

static const char script[] =
    "connection\n"
    "receive head\n"
    SEND("HTTP/1.1 301 Moved\r\nLocation: ../caf\xC3\xA9?q#part\r\nContent-Length: 0\r\n\r\n")
    "receive head\n"
    SEND("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    "close\n";

static const char *expected;
static int redirects, is_done;

static void CALLBACK on_status(HINTERNET handle, DWORD_PTR context, DWORD status, LPVOID info, DWORD length)
{
    (void)handle;
    (void)context;
    monitor_enter();
    if (status == WINHTTP_CALLBACK_STATUS_REDIRECT) {
        const WCHAR *url = (const WCHAR *)info;
        char *text;
        CHECK_EQ(length, strlen(expected));
        CHECK_EQ(url[length], 0);
        text = text_to_utf8(url);
        CHECK_TEXT(text, expected);
        free(text);
        redirects++;
    }
    if (status == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING) {
        is_done = 1;
    }
    monitor_wake();
    monitor_leave();
}

int main(void)
{
    struct loopback server = loopback_start(script);
    char *url = legs_format("http://127.0.0.1:%u/a/caf%%C3%%A9?q", server.port);
    enum call_mode mode;

    expected = url;
    EACH_MODE(mode) {
        struct client client = client_open(mode, server.port);
        struct exchange get;
        uint64_t deadline = clock_ms() + 10000;

        redirects = is_done = 0;
        exchange_open(&get, &client, NULL, W("/a/b/c"));
        CHECK_EQ(exchange_send(&get, NULL, NULL, 0, 0), 0);
        /* The other notifications come to the exchange's own callback until here. */
        CHECK(WinHttpSetStatusCallback(get.request, on_status,
            WINHTTP_CALLBACK_FLAG_REDIRECT | WINHTTP_CALLBACK_FLAG_HANDLES | WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS, 0)
            != WINHTTP_INVALID_STATUS_CALLBACK);
        CHECK(WinHttpReceiveResponse(get.request, NULL));
        monitor_enter();
        while (redirects == 0 && clock_ms() < deadline) {
            monitor_wait(deadline);
        }
        CHECK_EQ(redirects, 1);
        monitor_leave();
        CHECK_SUCCEEDS(WinHttpCloseHandle(get.request));
        monitor_enter();
        while (!is_done && clock_ms() < deadline) {
            monitor_wait(deadline);
        }
        CHECK(is_done);
        CHECK_EQ(redirects, 1);
        monitor_leave();
        client_close(&client);
    }
    free(url);
    loopback_stop(&server);
    return 0;
}
