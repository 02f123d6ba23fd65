/* QueryDataAvailable, ReadData and WriteData on a request that was never sent: FALSE with 12019 at once, no notification. */
#include "check.h"
#include "recorded.h"
#include "refusing_port.h"

static struct recorded get;

static const struct trace_step expected[] = {
    CALL("WinHttpCloseHandle"),
    STEP(HANDLE_CLOSING, HANDLE_IS(&get.request), ON_CALLER),
};

int main(void)
{
    unsigned short port = refusing_port();
    enum call_mode mode;
    char body[8] = "";

    EACH_MODE(mode) {
        DWORD count = 77;
        get = recorded_get(mode, port);
        CHECK_FAILS(WinHttpQueryDataAvailable(get.request, NULL), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        CHECK_FAILS(WinHttpReadData(get.request, body, sizeof body, &count), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        CHECK_EQ(count, 0);
        count = 77;
        CHECK_FAILS(WinHttpWriteData(get.request, body, 1, &count), ERROR_WINHTTP_INCORRECT_HANDLE_STATE);
        CHECK_EQ(count, 0);
        recorded_close(&get);
        CHECK_TRACE(&seen, expected);
        trace_clear(&seen);
    }
    return 0;
}
