/* Each notification flag by itself, and some together: its statuses come, all of them, and no other one does. */
#include <stdio.h>

#include "check.h"
#include "loopback.h"
#include "recorded.h"
#include "whole_exchange.h"

static const DWORD flags[] = {
    0,
    WINHTTP_CALLBACK_FLAG_RESOLVE_NAME,
    WINHTTP_CALLBACK_FLAG_CONNECT_TO_SERVER,
    WINHTTP_CALLBACK_FLAG_SEND_REQUEST,
    WINHTTP_CALLBACK_FLAG_RECEIVE_RESPONSE,
    WINHTTP_CALLBACK_FLAG_CLOSE_CONNECTION,
    WINHTTP_CALLBACK_FLAG_HANDLES,
    WINHTTP_CALLBACK_FLAG_DETECTING_PROXY,
    WINHTTP_CALLBACK_FLAG_REDIRECT,
    WINHTTP_CALLBACK_FLAG_INTERMEDIATE_RESPONSE,
    WINHTTP_CALLBACK_FLAG_SECURE_FAILURE,
    WINHTTP_CALLBACK_FLAG_SENDREQUEST_COMPLETE,
    WINHTTP_CALLBACK_FLAG_HEADERS_AVAILABLE,
    WINHTTP_CALLBACK_FLAG_DATA_AVAILABLE,
    WINHTTP_CALLBACK_FLAG_READ_COMPLETE,
    WINHTTP_CALLBACK_FLAG_WRITE_COMPLETE,
    WINHTTP_CALLBACK_FLAG_REQUEST_ERROR,
    WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS,
    /* Single statuses may be asked for as well, and mixed with the named flags. */
    WINHTTP_CALLBACK_STATUS_SENDING_REQUEST,
    WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER | WINHTTP_CALLBACK_FLAG_READ_COMPLETE,
    WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING,
    WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS,
};

int main(void)
{
    struct loopback server = loopback_start(whole_exchange_script);
    enum call_mode mode;
    size_t at;

    EACH_MODE(mode) {
        for (at = 0; at < sizeof flags / sizeof flags[0]; at++) {
            DWORD expected = flags[at] & whole_exchange_statuses(mode);
            DWORD bit;
            printf("flags 0x%08lX, mode %d\n", (unsigned long)flags[at], (int)mode);
            whole_exchange(mode, server.port, flags[at]);
            for (bit = 1; bit != 0; bit <<= 1) {
                if (expected & bit) {
                    /* All three closings: the others come once, or before a completion that does. */
                    trace_wait_count(&seen, bit, bit == WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING ? 3 : 1, 10000);
                }
            }
            CHECK_EQ(trace_count(&seen, ~expected), 0);
            trace_clear(&seen);
        }
    }
    loopback_check_script(&server);
    loopback_stop(&server);
    return 0;
}
